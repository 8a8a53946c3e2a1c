package org.vireo.core.command.vmdevice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.Device;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;

/** Gives a VM that is down a device that refers to nothing but itself. */
@Singleton
public final class AddVmDeviceHandler implements CommandHandler<AddVmDevice, UUID> {

    private final VmRepository vms;
    private final DownVms downVms;

    @Inject
    public AddVmDeviceHandler(VmRepository vms, DownVms downVms) {
        this.vms = vms;
        this.downVms = downVms;
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
    public List<LockRequest> locks(AddVmDevice command) {
        return List.of(LockRequest.exclusive(ObjectRef.vm(command.vmId()), "a device is being added to it"));
    }

    @Override
    public Decision<UUID> decide(AddVmDevice command, Caller caller) {
        Violations violations = new Violations();
        Optional<Vm> vm = downVms.find(command.vmId(), "add device", violations);
        Optional<Device> device = PlainDevices.read(command.document(), command.deviceId(), violations);
        if (vm.isPresent() && device.isPresent()) {
            PlainDevices.requireRoom(device.get(), vms.devices(command.vmId()), violations);
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
}
