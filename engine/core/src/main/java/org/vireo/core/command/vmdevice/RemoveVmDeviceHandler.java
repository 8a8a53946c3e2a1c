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
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.id.DeviceId;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;

/** Takes a device off a VM that is down, of the kinds that have no command of their own. */
@Singleton
public final class RemoveVmDeviceHandler implements CommandHandler<RemoveVmDevice, UUID> {

    private final VmRepository vms;
    private final DownVms downVms;

    @Inject
    public RemoveVmDeviceHandler(VmRepository vms, DownVms downVms) {
        this.vms = vms;
        this.downVms = downVms;
    }

    @Override
    public Class<RemoveVmDevice> command() {
        return RemoveVmDevice.class;
    }

    @Override
    public RequiredPermit permit(RemoveVmDevice command) {
        return new RequiredPermit(Permit.EDIT_VM, ObjectRef.vm(command.vmId()));
    }

    @Override
    public List<LockRequest> locks(RemoveVmDevice command) {
        return List.of(LockRequest.exclusive(ObjectRef.vm(command.vmId()), "a device is being taken off it"));
    }

    @Override
    public Decision<UUID> decide(RemoveVmDevice command, Caller caller) {
        Violations violations = new Violations();
        Optional<Vm> vm = downVms.find(command.vmId(), "remove device", violations);
        Optional<VmDevice> row = vms.devices(command.vmId()).stream()
                .filter(candidate -> candidate.deviceId().equals(new DeviceId(command.deviceId())))
                .filter(candidate ->
                        candidate.device() != null && candidate.device().kind().isPlain())
                .findFirst();
        vm.ifPresent(found -> violations.requirePresent(
                row, Violation.notFound("plain device of VM " + found.name(), command.deviceId())));
        if (vm.isEmpty() || row.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        vms.removeDevice(row.get());
        downVms.changed(vm.get());
        return new Decision.Accepted<>(
                command.deviceId(), "Removing a device from VM " + vm.get().name(), ObjectRef.vm(command.vmId()));
    }
}
