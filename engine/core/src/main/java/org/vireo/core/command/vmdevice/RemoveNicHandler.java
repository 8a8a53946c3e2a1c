package org.vireo.core.command.vmdevice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.NicDevice;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.DeviceId;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;

/** Takes a NIC off a VM that is down. */
@Singleton
public final class RemoveNicHandler implements CommandHandler<RemoveNic, UUID> {

    private final VmRepository vms;
    private final DownVms downVms;
    private final Announcements announcements;

    @Inject
    public RemoveNicHandler(VmRepository vms, DownVms downVms, Announcements announcements) {
        this.vms = vms;
        this.downVms = downVms;
        this.announcements = announcements;
    }

    @Override
    public Class<RemoveNic> command() {
        return RemoveNic.class;
    }

    @Override
    public RequiredPermit permit(RemoveNic command) {
        return new RequiredPermit(Permit.EDIT_VM, ObjectRef.vm(command.vmId()));
    }

    @Override
    public List<LockRequest> locks(RemoveNic command) {
        return List.of(LockRequest.exclusive(ObjectRef.vm(command.vmId()), "a NIC is being taken off it"));
    }

    @Override
    public Decision<UUID> decide(RemoveNic command, Caller caller) {
        Violations violations = new Violations();
        Optional<Vm> found = downVms.find(command.vmId(), "remove Interface", violations);
        Optional<VmDevice> row = vms.devices(command.vmId()).stream()
                .filter(device ->
                        device.deviceId().equals(new DeviceId(command.nicId())) && device.device() instanceof NicDevice)
                .findFirst();
        found.ifPresent(
                vm -> violations.requirePresent(row, Violation.notFound("NIC of VM " + vm.name(), command.nicId())));
        if (found.isEmpty() || row.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        Vm vm = found.get();
        String name = row.get().device() instanceof NicDevice nic ? nic.name() : "";
        vms.removeDevice(row.get());
        downVms.changed(vm);
        announcements.record(
                EventCode.NIC_REMOVED,
                "Interface " + name + " was removed from VM " + vm.name() + " by " + caller.principal() + ".",
                ObjectRef.vm(vm.id()),
                caller);
        return new Decision.Accepted<>(
                command.nicId(), "Removing interface " + name + " from VM " + vm.name(), ObjectRef.vm(vm.id()));
    }
}
