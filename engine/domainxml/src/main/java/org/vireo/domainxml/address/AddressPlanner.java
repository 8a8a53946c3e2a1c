package org.vireo.domainxml.address;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceAddress.Drive;
import org.vireo.model.device.DeviceAddress.Pci;
import org.vireo.model.id.DeviceId;
import org.vireo.model.spec.DeviceEntry;

/**
 * Plans where the devices of a Q35 machine go.
 *
 * <p>A device that was started before gets its old address again, unless the address does not fit it any more (its bus
 * was changed) or an earlier device has it. New disks on SATA and SCSI and conventional PCI cards get the next free
 * place; all else is left to libvirt, which puts it behind a free root port.
 */
public final class AddressPlanner {

    private final Map<DeviceId, DeviceAddress> planned = new HashMap<>();
    private final Set<DeviceAddress> taken = new HashSet<>();
    private final Set<DeviceAddress> takenOnScsi = new HashSet<>();
    private final Set<DeviceAddress> takenOnSata = new HashSet<>();
    private int expressDevices;
    private int highestBus;
    private int sataControllers = 1;

    private AddressPlanner() {}

    /** The plan for the devices; the same devices in the same order get the same plan. */
    public static AddressPlan plan(List<DeviceEntry> devices) {
        AddressPlanner planner = new AddressPlanner();
        for (DeviceEntry entry : devices) {
            planner.keep(entry);
        }
        for (DeviceEntry entry : devices) {
            planner.place(entry.device());
        }
        int wanted = Math.max(planner.highestBus, planner.expressDevices + MachineLayout.SPARE_ROOT_PORTS);
        int rootPorts = Math.min(wanted, MachineLayout.MAX_ROOT_PORTS);
        return new AddressPlan(planner.planned, MachineLayout.controllers(rootPorts, planner.sataControllers));
    }

    private void keep(DeviceEntry entry) {
        DeviceAddress address = entry.address();
        Place place = Place.of(entry.device());
        if (place == Place.PCI_EXPRESS) {
            expressDevices++;
        }
        if (address != null && place.fits(address) && takenOn(place).add(address)) {
            take(entry.device(), address);
        }
    }

    private void place(Device device) {
        if (planned.containsKey(device.id())) {
            return;
        }
        Place place = Place.of(device);
        DeviceAddress free = switch (place) {
            case SATA -> freeSata();
            case SCSI -> freeScsi();
            case CONVENTIONAL_PCI -> freeConventional();
            case PCI_EXPRESS, GRAPHICS_SLOT, VIRTIO_SERIAL, NONE -> null;
        };
        if (free != null) {
            takenOn(place).add(free);
            take(device, free);
        }
    }

    private void take(Device device, DeviceAddress address) {
        planned.put(device.id(), address);
        if (address instanceof Pci pci) {
            highestBus = Math.max(highestBus, pci.bus());
        } else if (address instanceof Drive drive && Place.of(device) == Place.SATA) {
            sataControllers = Math.max(sataControllers, drive.controller() + 1);
        }
    }

    /** SATA and SCSI number their units independently; all else shares the PCI and virtio-serial address spaces. */
    private Set<DeviceAddress> takenOn(Place place) {
        return switch (place) {
            case SATA -> takenOnSata;
            case SCSI -> takenOnScsi;
            case PCI_EXPRESS, CONVENTIONAL_PCI, GRAPHICS_SLOT, VIRTIO_SERIAL, NONE -> taken;
        };
    }

    private @Nullable DeviceAddress freeSata() {
        for (int controller = 0; controller < MachineLayout.MAX_SATA_CONTROLLERS; controller++) {
            for (int unit = 0; unit < MachineLayout.SATA_UNITS; unit++) {
                DeviceAddress candidate = new Drive(controller, 0, 0, unit);
                if (!takenOnSata.contains(candidate)) {
                    return candidate;
                }
            }
        }
        return null;
    }

    private @Nullable DeviceAddress freeScsi() {
        for (int unit = 0; unit <= MachineLayout.MAX_SCSI_UNIT; unit++) {
            DeviceAddress candidate = new Drive(0, 0, 0, unit);
            if (!takenOnScsi.contains(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private @Nullable DeviceAddress freeConventional() {
        for (int slot = MachineLayout.FIRST_CONVENTIONAL_SLOT; slot <= MachineLayout.LAST_CONVENTIONAL_SLOT; slot++) {
            DeviceAddress candidate = new Pci(0, 0, slot, 0);
            if (!taken.contains(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
