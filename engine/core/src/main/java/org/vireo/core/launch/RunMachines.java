package org.vireo.core.launch;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.model.device.Device;
import org.vireo.model.device.MemoryDevice;
import org.vireo.model.hardware.RunningMachine;
import org.vireo.model.reported.ReportedDevice;
import org.vireo.model.reported.ReportedMemory;
import org.vireo.model.reported.ReportedVm;
import org.vireo.model.vm.VmDevice;

/** How large the machine of a run is, and how much of its host it takes. Pure. */
public final class RunMachines {

    private RunMachines() {}

    /** As the host reports it, with memory counted as the configured size is. */
    public static RunningMachine of(ReportedVm reported, Collection<VmDevice> rows) {
        Set<String> counted = new HashSet<>();
        for (VmDevice row : rows) {
            if (row.device() instanceof MemoryDevice memory && memory.hotPlugged()) {
                counted.add(UserAlias.of(row.deviceId()));
            }
        }
        long beside = 0;
        for (ReportedDevice device : reported.devices()) {
            if (device instanceof ReportedMemory memory && !counted.contains(memory.alias())) {
                beside += memory.sizeBytes();
            }
        }
        return beside == 0 ? reported.machine() : reported.machine().without(beside);
    }

    /** Memory of the host that the VM takes: its configured size, and its memory devices beside that. */
    public static long hostBytes(long memoryBytes, Collection<VmDevice> rows) {
        long bytes = memoryBytes;
        for (VmDevice row : rows) {
            Device device = row.device();
            bytes += device != null && row.isPlugged() ? hostBytes(device) : 0;
        }
        return bytes;
    }

    /** The same of a VM that runs: what nobody configured is there all the same, and takes as much. */
    public static long hostBytes(RunningMachine machine, ReportedVm reported, Collection<VmDevice> rows) {
        Set<String> configured = new HashSet<>();
        for (VmDevice row : rows) {
            if (row.isPlugged() && row.device() instanceof MemoryDevice) {
                configured.add(UserAlias.of(row.deviceId()));
            }
        }
        long bytes = hostBytes(machine.memoryBytes(), rows);
        for (ReportedDevice device : reported.devices()) {
            if (device instanceof ReportedMemory memory && !configured.contains(memory.alias())) {
                bytes += memory.hostBytes();
            }
        }
        return bytes;
    }

    /** Memory of the host that the device takes beside the VM's configured size. */
    public static long hostBytes(Device device) {
        return device instanceof MemoryDevice memory && !memory.hotPlugged() ? memory.hostBytes() : 0;
    }
}
