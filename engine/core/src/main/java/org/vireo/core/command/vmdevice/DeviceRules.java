package org.vireo.core.command.vmdevice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.vireo.core.command.vm.VmLookup;
import org.vireo.core.command.vmdevice.claim.DeviceClaims;
import org.vireo.core.command.vmdevice.claim.DeviceRoom;
import org.vireo.core.launch.HostRoom;
import org.vireo.core.launch.RunMachines;
import org.vireo.core.validation.BoardLimits;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.device.Device;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.id.DiskId;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;

/** What must hold of a device of a VM, added or changed. To be called within a transaction. */
@Singleton
public final class DeviceRules {

    private final DeviceClaims claims;
    private final Drives drives;
    private final AttachRules attachRules;
    private final HostRoom room;

    @Inject
    public DeviceRules(DeviceClaims claims, Drives drives, AttachRules attachRules, HostRoom room) {
        this.attachRules = attachRules;
        this.room = room;
        this.claims = claims;
        this.drives = drives;
    }

    /**
     * Checks the device as it is to be.
     *
     * @param rows the VM's devices, with or without this one
     */
    void check(Vm vm, Device device, List<VmDevice> rows, Violations violations) {
        List<Device> others = rows.stream()
                .map(VmDevice::device)
                .filter(other -> other != null && !other.id().equals(device.id()))
                .toList();
        checkBootOrder(device, others, violations);
        claims.check(device, violations);
        DeviceRoom.check(vm, device, others, violations);
        BoardLimits.check(vm.name(), vm.settings().biosType(), device, others, violations);
        if (device instanceof DiskDevice disk) {
            attachRules.checkStorage(disk, violations);
        }
        DiskId medium = device.insertedDisk();
        drives.checkMedium(vm, medium == null ? null : medium.value(), violations);
    }

    /** What a VM that runs adds: its host has to have the memory of the device. */
    void checkHost(VmLookup.Found found, Device device, Violations violations) {
        UUID hostId = found.runtime().hostId();
        long bytes = RunMachines.hostBytes(device);
        if (hostId == null || bytes == 0) {
            return;
        }
        OptionalLong free = room.freeMemory(hostId);
        violations.require(
                free.isEmpty() || bytes <= free.getAsLong(),
                Violation.conflict(
                        "NOT_ENOUGH_MEMORY",
                        "Cannot add device. Device [sizeBytes] takes " + (bytes >> 20)
                                + " MiB of memory, and the host of"
                                + " VM " + found.vm().name() + " has " + (free.orElse(0) >> 20)
                                + " MiB left beside what its VMs were promised.",
                        "Stop a VM there, or make the device smaller."));
    }

    private static void checkBootOrder(Device device, List<Device> others, Violations violations) {
        Integer order = device.bootOrder();
        for (Device other : others) {
            violations.require(
                    order == null || !order.equals(other.bootOrder()),
                    Violation.conflict(
                            "BOOT_ORDER",
                            "Device " + other.id() + " has the place " + order + " in the boot order already.",
                            "Choose another place."));
        }
    }
}
