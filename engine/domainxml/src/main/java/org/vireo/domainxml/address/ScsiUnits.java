package org.vireo.domainxml.address;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress.Drive;
import org.vireo.model.device.DeviceAddress.Pci;

/**
 * The units of the virtio-scsi controllers. There is one controller, or as many as there are I/O threads and disks for
 * them at the start; a new disk goes to the one that has the fewest, so that the threads share the work. A running VM keeps
 * the controllers that it has: libvirt would add others of a model of its own.
 */
final class ScsiUnits {

    static final int MAX_CONTROLLERS = 8;

    private static final int UNITS = 256;
    private static final int SLOT = 0x1b;

    private final List<BitSet> taken = new ArrayList<>(1);
    private final boolean isRunning;

    private ScsiUnits(int controllers, boolean isRunning) {
        this.isRunning = isRunning;
        grow(controllers);
    }

    /** Of a VM that starts with so many disks on them. */
    static ScsiUnits forStart(int ioThreads, int disks) {
        return new ScsiUnits(Math.max(1, Math.min(Math.min(ioThreads, disks), MAX_CONTROLLERS)), false);
    }

    /** Of a running VM, which has so many controllers. */
    static ScsiUnits ofRunning(int controllers) {
        return new ScsiUnits(controllers, true);
    }

    static boolean fits(Drive drive) {
        return drive.controller() < MAX_CONTROLLERS && drive.bus() == 0 && drive.target() == 0 && drive.unit() < UNITS;
    }

    /** Takes a place that fits; false when another has it, or its controller cannot come while the VM runs. */
    boolean take(Drive drive) {
        if (isRunning && drive.controller() >= taken.size()) {
            return false;
        }
        grow(drive.controller() + 1);
        BitSet units = taken.get(drive.controller());
        boolean free = !units.get(drive.unit());
        units.set(drive.unit());
        return free;
    }

    /** The first free place on the controller with the fewest disks; null when all are full. */
    @Nullable
    Drive free() {
        int best = 0;
        for (int i = 1; i < taken.size(); i++) {
            if (taken.get(i).cardinality() < taken.get(best).cardinality()) {
                best = i;
            }
        }
        if (taken.get(best).cardinality() < UNITS) {
            return new Drive(best, 0, 0, taken.get(best).nextClearBit(0));
        }
        return taken.size() < MAX_CONTROLLERS && !isRunning ? new Drive(taken.size(), 0, 0, 0) : null;
    }

    /** How many controllers the units are on. */
    int controllers() {
        return taken.size();
    }

    /** The controllers, each a function of one slot. */
    List<PlannedController> planned() {
        List<PlannedController> controllers = new ArrayList<>(taken.size());
        for (int index = 0; index < taken.size(); index++) {
            boolean more = index == 0 && taken.size() > 1;
            controllers.add(new PlannedController("scsi", "virtio-scsi", index, new Pci(0, 0, SLOT, index, more), 0));
        }
        return controllers;
    }

    private void grow(int controllers) {
        while (taken.size() < controllers) {
            taken.add(new BitSet());
        }
    }
}
