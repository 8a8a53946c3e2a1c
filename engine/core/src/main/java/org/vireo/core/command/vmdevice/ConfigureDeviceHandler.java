package org.vireo.core.command.vmdevice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.command.vm.VmLookup;
import org.vireo.core.command.vmdevice.claim.DeviceClaims;
import org.vireo.core.command.vmdevice.claim.DevicePatch;
import org.vireo.core.command.vmdevice.claim.DeviceRoom;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.Device;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.DeviceId;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmStatus;

/** Changes a device of a VM that is down in what the API's own types have no words for. */
@Singleton
public final class ConfigureDeviceHandler implements CommandHandler<ConfigureDevice, UUID> {

    private final VmRepository vms;
    private final DiskVms diskVms;
    private final DeviceClaims claims;
    private final Drives drives;
    private final Announcements announcements;

    @Inject
    public ConfigureDeviceHandler(
            VmRepository vms, DiskVms diskVms, DeviceClaims claims, Drives drives, Announcements announcements) {
        this.vms = vms;
        this.diskVms = diskVms;
        this.claims = claims;
        this.drives = drives;
        this.announcements = announcements;
    }

    @Override
    public Class<ConfigureDevice> command() {
        return ConfigureDevice.class;
    }

    @Override
    public RequiredPermit permit(ConfigureDevice command) {
        return new RequiredPermit(Permit.EDIT_VM, ObjectRef.vm(command.vmId()));
    }

    /** For what the device takes of hosts and disks, before and after. */
    @Override
    public List<RequiredPermit> furtherPermits(ConfigureDevice command) {
        List<RequiredPermit> permits = new ArrayList<>();
        row(command, vms.devices(command.vmId())).map(VmDevice::device).ifPresent(before -> {
            permits.addAll(claims.permits(command.vmId(), before));
            permits.addAll(
                    claims.permits(command.vmId(), DevicePatch.apply(before, command.patch(), new Violations())));
        });
        return permits;
    }

    @Override
    public List<LockRequest> locks(ConfigureDevice command) {
        return List.of(LockRequest.exclusive(ObjectRef.vm(command.vmId()), "a device of it is being changed"));
    }

    @Override
    public Decision<UUID> decide(ConfigureDevice command, Caller caller) {
        Violations violations = new Violations();
        Optional<VmLookup.Found> found = diskVms.find(command.vmId(), "change Device", violations);
        List<VmDevice> rows = vms.devices(command.vmId());
        Optional<VmDevice> row = found.flatMap(vm -> violations.requirePresent(
                row(command, rows),
                Violation.notFound("configured device of VM " + vm.vm().name(), command.deviceId())));
        found.ifPresent(vm -> violations.require(
                vm.runtime().status() == VmStatus.DOWN,
                Violation.conflict(
                        "VM_NOT_DOWN",
                        "Cannot change Device. VM " + vm.vm().name() + " is not down.",
                        "Stop the VM first.")));
        Optional<Device> changed =
                row.map(VmDevice::device).map(before -> DevicePatch.apply(before, command.patch(), violations));
        if (found.isPresent() && changed.isPresent()) {
            check(found.get().vm(), changed.get(), rows, violations);
        }
        if (found.isEmpty() || row.isEmpty() || changed.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        row.get().configure(changed.get());
        diskVms.changed(found.get().vm());
        String vm = found.get().vm().name();
        announcements.record(
                EventCode.VM_UPDATED,
                "Device " + command.deviceId() + " of VM " + vm + " was changed by " + caller.principal() + ".",
                ObjectRef.vm(command.vmId()),
                caller);
        return new Decision.Accepted<>(
                command.deviceId(), "Changing a device of VM " + vm, ObjectRef.vm(command.vmId()));
    }

    private static Optional<VmDevice> row(ConfigureDevice command, List<VmDevice> rows) {
        return rows.stream()
                .filter(row -> row.isManaged() && row.deviceId().equals(new DeviceId(command.deviceId())))
                .findFirst();
    }

    private void check(Vm vm, Device changed, List<VmDevice> rows, Violations violations) {
        List<Device> others = rows.stream()
                .map(VmDevice::device)
                .filter(device -> device != null && !device.id().equals(changed.id()))
                .toList();
        checkBootOrder(changed, rows, violations);
        claims.check(changed, violations);
        DeviceRoom.check(vm, changed, others, violations);
        drives.checkMedium(vm, DeviceClaims.mediumOf(changed), violations);
    }

    private static void checkBootOrder(Device device, List<VmDevice> rows, Violations violations) {
        Integer order = device.bootOrder();
        for (VmDevice row : rows) {
            Device other = row.device();
            if (order != null && other != null && !other.id().equals(device.id())) {
                violations.require(
                        !order.equals(other.bootOrder()),
                        Violation.conflict(
                                "BOOT_ORDER",
                                "Device " + other.id() + " has the place " + order + " in the boot order already.",
                                "Choose another place."));
            }
        }
    }
}
