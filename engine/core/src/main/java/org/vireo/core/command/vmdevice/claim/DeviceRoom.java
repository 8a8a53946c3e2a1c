package org.vireo.core.command.vmdevice.claim;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vireo.core.validation.HardwareLimits;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.device.Device;
import org.vireo.model.device.FilesystemDevice;
import org.vireo.model.device.FloppyDevice;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.HostDevice;
import org.vireo.model.device.LeaseDevice;
import org.vireo.model.device.MemoryDevice;
import org.vireo.model.device.MemoryModel;
import org.vireo.model.vm.Vm;

/** Whether a VM has room for one more device beside those that it has. Pure. */
public final class DeviceRoom {

    private static final int MOST_FLOPPIES = 2;

    private DeviceRoom() {}

    /**
     * Checks one device against the others.
     *
     * @param others without the device itself
     */
    public static void check(Vm vm, Device device, List<Device> others, Violations violations) {
        long same =
                others.stream().filter(other -> other.kind() == device.kind()).count();
        violations.require(
                same == 0 || !device.kind().isSingle(),
                Violation.conflict(
                        "DEVICE_THERE",
                        "Cannot add device. The VM has a device of the kind " + device.kind() + " already.",
                        "Remove that one first."));
        violations.require(
                !(device instanceof FloppyDevice) || same < MOST_FLOPPIES,
                Violation.conflict(
                        "NO_ROOM",
                        "Cannot add device. The VM has " + same + " floppy drives, the most there can be.",
                        "Remove one of them first."));
        others.stream().filter(other -> isSame(device, other)).findFirst().ifPresent(other -> {
            violations.add(Violation.conflict(
                    "DEVICE_THERE",
                    "Cannot add device. Device " + other.id() + " of the VM names the same already.",
                    "Change that one, or remove it first."));
        });
        checkMemory(vm, device, violations);
        if (device instanceof MemoryDevice) {
            HardwareLimits.checkAllMemory(
                    vm.settings().memoryBytes(),
                    Stream.concat(others.stream(), Stream.of(device)).toList(),
                    violations);
        }
    }

    /** Whether two devices stand for one and the same thing, which a VM has once. */
    private static boolean isSame(Device device, Device other) {
        Object name = nameOf(device);
        return name != null && other.kind() == device.kind() && name.equals(nameOf(other));
    }

    private static @Nullable Object nameOf(Device device) {
        if (device instanceof HostDevice host) {
            return host.source();
        }
        if (device instanceof FilesystemDevice share) {
            return share.tag();
        }
        if (device instanceof LeaseDevice lease) {
            return List.of(lease.lockspace(), lease.key());
        }
        return device instanceof GraphicsDevice console ? console.protocol() : null;
    }

    private static void checkMemory(Vm vm, Device device, Violations violations) {
        violations.require(
                !(device instanceof MemoryDevice plugged) || !plugged.hotPlugged(),
                Violation.invalid(
                        "DEVICE",
                        "Device [hotPlugged] is set by the engine, for memory that a running VM is given.",
                        "Leave it out, or raise the memory of the VM."));
        if (device instanceof MemoryDevice memory && memory.model() != MemoryModel.VIRTIO_PMEM) {
            int nodes =
                    Math.max(1, vm.settings().platform().cpu().numa().cells().size());
            violations.require(
                    memory.node() < nodes,
                    Violation.conflict(
                            "DEVICE",
                            "Device [node] " + memory.node() + " is not there: VM " + vm.name() + " has " + nodes
                                    + " NUMA nodes.",
                            "Give a number from 0 to " + (nodes - 1) + "."));
        }
    }
}
