package org.vireo.core.command.vmdevice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.command.vmdevice.claim.DeviceClaims;
import org.vireo.core.command.vmdevice.claim.DeviceRoom;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.Device;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;

/** Gives a VM that is down a device of a kind that has no command of its own. */
@Singleton
public final class AddVmDeviceHandler implements CommandHandler<AddVmDevice, UUID> {

    private final VmRepository vms;
    private final DownVms downVms;
    private final DeviceClaims claims;
    private final Drives drives;

    @Inject
    public AddVmDeviceHandler(VmRepository vms, DownVms downVms, DeviceClaims claims, Drives drives) {
        this.vms = vms;
        this.downVms = downVms;
        this.claims = claims;
        this.drives = drives;
    }

    @Override
    public Class<AddVmDevice> command() {
        return AddVmDevice.class;
    }

    @Override
    public RequiredPermit permit(AddVmDevice command) {
        return new RequiredPermit(Permit.EDIT_VM, ObjectRef.vm(command.vmId()));
    }

    @Override
    public List<RequiredPermit> furtherPermits(AddVmDevice command) {
        return PlainDevices.read(command.document(), command.deviceId(), new Violations())
                .map(device -> claims.permits(command.vmId(), device))
                .orElse(List.of());
    }

    @Override
    public List<LockRequest> locks(AddVmDevice command) {
        return List.of(LockRequest.exclusive(ObjectRef.vm(command.vmId()), "a device is being added to it"));
    }

    @Override
    public Decision<UUID> decide(AddVmDevice command, Caller caller) {
        Violations violations = new Violations();
        Optional<Vm> vm = downVms.find(command.vmId(), "add device", violations);
        Optional<Device> device = PlainDevices.read(command.document(), command.deviceId(), violations);
        if (vm.isPresent() && device.isPresent()) {
            claims.check(device.get(), violations);
            DeviceRoom.check(vm.get(), device.get(), present(command), violations);
            drives.checkMedium(vm.get(), DeviceClaims.mediumOf(device.get()), violations);
        }
        if (vm.isEmpty() || device.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        vms.addDevice(new VmDevice(command.vmId(), device.get()));
        downVms.changed(vm.get());
        return new Decision.Accepted<>(
                command.deviceId(),
                "Adding a device of the kind " + device.get().kind() + " to VM "
                        + vm.get().name(),
                ObjectRef.vm(command.vmId()));
    }

    private List<Device> present(AddVmDevice command) {
        return vms.devices(command.vmId()).stream()
                .map(VmDevice::device)
                .filter(Objects::nonNull)
                .toList();
    }
}
