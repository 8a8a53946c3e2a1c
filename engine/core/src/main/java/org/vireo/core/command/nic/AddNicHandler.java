package org.vireo.core.command.nic;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.command.Step;
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.command.TaskOutcome;
import org.vireo.core.command.vm.VmLookup;
import org.vireo.core.launch.LiveDevices;
import org.vireo.core.port.IdSource;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.NicModel;
import org.vireo.model.device.network.NicOptions;
import org.vireo.model.device.network.Teaming;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.MacAddress;
import org.vireo.model.id.VnicProfileId;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.VmDevice;

/** Gives a VM a NIC, and the card that stands in for a passed-through one; plugs it into a VM that runs. */
@Singleton
public final class AddNicHandler implements CommandHandler<AddNic, UUID> {

    private final VmRepository vms;
    private final NicVms nicVms;
    private final NicRules rules;
    private final LiveDevices live;
    private final TransactionRunner transactions;
    private final Announcements announcements;
    private final IdSource ids;

    @Inject
    public AddNicHandler(
            VmRepository vms,
            NicVms nicVms,
            NicRules rules,
            LiveDevices live,
            TransactionRunner transactions,
            Announcements announcements,
            IdSource ids) {
        this.vms = vms;
        this.nicVms = nicVms;
        this.rules = rules;
        this.live = live;
        this.transactions = transactions;
        this.announcements = announcements;
        this.ids = ids;
    }

    @Override
    public Class<AddNic> command() {
        return AddNic.class;
    }

    @Override
    public RequiredPermit permit(AddNic command) {
        return new RequiredPermit(Permit.EDIT_VM, ObjectRef.vm(command.vmId()));
    }

    /** Whoever puts a card on a network must be allowed to see its profile. */
    @Override
    public List<RequiredPermit> furtherPermits(AddNic command) {
        UUID profile = command.vnicProfileId();
        return profile == null ? List.of() : List.of(new RequiredPermit(Permit.VIEW, ObjectRef.vnicProfile(profile)));
    }

    @Override
    public List<LockRequest> locks(AddNic command) {
        List<LockRequest> locks = new ArrayList<>();
        locks.add(LockRequest.exclusive(ObjectRef.vm(command.vmId()), "a NIC is being added to it"));
        locks.addAll(rules.locks(command.vnicProfileId(), "a NIC is being added to it"));
        return locks;
    }

    @Override
    public Decision<UUID> decide(AddNic command, Caller caller) {
        Violations violations = new Violations();
        Optional<VmLookup.Found> found = nicVms.find(command.vmId(), "add Interface", violations);
        if (found.isEmpty()) {
            return Decision.refused(violations);
        }
        Optional<MacAddress> mac = rules.check(command, found.get().vm(), violations);
        if (mac.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        String vm = found.get().vm().name();
        enter(command, mac.get(), rules.failoverOf(command.vnicProfileId()).orElse(null));
        nicVms.changed(found.get().vm());
        announcements.record(
                EventCode.NIC_ADDED,
                "Interface " + command.name() + " (" + mac.get() + ") was added to VM " + vm + " by "
                        + caller.principal() + ".",
                ObjectRef.vm(command.vmId()),
                caller);
        return new Decision.Accepted<>(
                command.nicId(), "Adding interface " + command.name() + " to VM " + vm, ObjectRef.vm(command.vmId()));
    }

    private void enter(AddNic command, MacAddress mac, @Nullable VnicProfileId failover) {
        UUID profileId = command.vnicProfileId();
        NicDevice nic = new NicDevice(
                new DeviceId(command.nicId()),
                command.name(),
                mac,
                profileId == null ? null : new VnicProfileId(profileId),
                command.model(),
                command.linked(),
                null);
        if (failover != null) {
            DeviceId partner = new DeviceId(ids.next());
            add(
                    command,
                    new NicDevice(
                            partner,
                            command.name() + " (stands in)",
                            mac,
                            failover,
                            NicModel.VIRTIO,
                            true,
                            null,
                            NicOptions.DEFAULT.withTeaming(new Teaming(Teaming.Role.PERSISTENT, nic.id()))));
            nic = nic.withOptions(NicOptions.DEFAULT.withTeaming(new Teaming(Teaming.Role.TRANSIENT, partner)));
        }
        add(command, nic);
    }

    private void add(AddNic command, NicDevice nic) {
        VmDevice row = new VmDevice(command.vmId(), nic);
        row.plug(command.plugged());
        vms.addDevice(row);
    }

    @Override
    public List<Step> steps(AddNic command) {
        return transactions.call(() -> nicVms.runs(command.vmId()))
                ? List.of(new Step("Plug it into the running VM", context -> plugIn(command, context)))
                : List.of();
    }

    private StepOutcome plugIn(AddNic command, StepContext context) {
        boolean wanted = transactions.call(() -> nicVms.look(command.vmId(), command.nicId())
                .filter(card -> card.runs() && card.row().isPlugged())
                .isPresent());
        return wanted ? live.attach(command.vmId(), new DeviceId(command.nicId()), context) : StepOutcome.DONE;
    }

    @Override
    public void conclude(AddNic command, TaskOutcome outcome, Caller caller) {
        if (outcome instanceof TaskOutcome.Finished) {
            return;
        }
        String why = outcome instanceof TaskOutcome.Failed failed
                ? failed.why()
                : outcome instanceof TaskOutcome.Undecided undecided ? undecided.why() : "";
        nicVms.look(command.vmId(), command.nicId()).ifPresent(card -> {
            if (outcome instanceof TaskOutcome.Failed) {
                card.row().plug(false);
                nicVms.changed(card.vm().vm());
            }
            announcements.record(
                    EventCode.NIC_ADD_FAILED,
                    "Interface " + command.name() + " is kept, but was not plugged into the running VM "
                            + card.vm().vm().name() + ": " + why,
                    ObjectRef.vm(command.vmId()),
                    caller);
        });
    }
}
