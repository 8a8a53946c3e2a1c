package org.vireo.core.command.vmdevice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.vireo.core.command.vmdevice.claim.DeviceClaims;
import org.vireo.core.command.vmdevice.claim.DeviceRoom;
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

    @Inject
    public DeviceRules(DeviceClaims claims, Drives drives, AttachRules attachRules) {
        this.attachRules = attachRules;
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
        if (device instanceof DiskDevice disk) {
            attachRules.checkBoard(vm, disk, violations);
            attachRules.checkStorage(disk, violations);
        }
        DiskId medium = device.insertedDisk();
        drives.checkMedium(vm, medium == null ? null : medium.value(), violations);
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
