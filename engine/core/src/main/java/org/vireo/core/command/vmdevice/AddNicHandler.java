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
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.NicDevice;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.MacAddress;
import org.vireo.model.id.VnicProfileId;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;

/** Gives a VM that is down a NIC. */
@Singleton
public final class AddNicHandler implements CommandHandler<AddNic, UUID> {

    private final VmRepository vms;
    private final DownVms downVms;
    private final NicRules rules;
    private final Announcements announcements;

    @Inject
    public AddNicHandler(VmRepository vms, DownVms downVms, NicRules rules, Announcements announcements) {
        this.vms = vms;
        this.downVms = downVms;
        this.rules = rules;
        this.announcements = announcements;
    }

    @Override
    public Class<AddNic> command() {
        return AddNic.class;
    }

    @Override
    public RequiredPermit permit(AddNic command) {
        return new RequiredPermit(Permit.EDIT_VM, ObjectRef.vm(command.vmId()));
    }

    @Override
    public List<LockRequest> locks(AddNic command) {
        List<LockRequest> locks = new ArrayList<>();
        locks.add(LockRequest.exclusive(ObjectRef.vm(command.vmId()), "a NIC is being added to it"));
        rules.networkOf(command.vnicProfileId())
                .ifPresent(id -> locks.add(LockRequest.shared(ObjectRef.network(id), "a NIC is being added to it")));
        return locks;
    }

    @Override
    public Decision<UUID> decide(AddNic command, Caller caller) {
        Violations violations = new Violations();
        Optional<Vm> found = downVms.find(command.vmId(), "add Interface", violations);
        if (found.isEmpty()) {
            return Decision.refused(violations);
        }
        Vm vm = found.get();
        Optional<MacAddress> mac = rules.check(command, vm, violations);
        if (mac.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        UUID profileId = command.vnicProfileId();
        NicDevice nic = new NicDevice(
                new DeviceId(command.nicId()),
                command.name(),
                mac.get(),
                profileId == null ? null : new VnicProfileId(profileId),
                command.model(),
                command.linked(),
                null);
        vms.addDevice(new VmDevice(vm.id(), nic));
        downVms.changed(vm);
        announcements.record(
                EventCode.NIC_ADDED,
                "Interface " + command.name() + " (" + mac.get() + ") was added to VM " + vm.name() + " by "
                        + caller.principal() + ".",
                ObjectRef.vm(vm.id()),
                caller);
        return new Decision.Accepted<>(
                command.nicId(), "Adding interface " + command.name() + " to VM " + vm.name(), ObjectRef.vm(vm.id()));
    }
}
