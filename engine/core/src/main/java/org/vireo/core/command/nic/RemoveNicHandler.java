package org.vireo.core.command.nic;

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
import org.vireo.core.command.Step;
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.command.TaskOutcome;
import org.vireo.core.launch.LiveDevices;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.network.Teaming;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.Permit;

/** Takes a NIC off a VM, with the card that stands in for it: out of a running one first, which the guest must allow. */
@Singleton
public final class RemoveNicHandler implements CommandHandler<RemoveNic, UUID> {

    private final VmRepository vms;
    private final NicVms nicVms;
    private final LiveDevices live;
    private final TransactionRunner transactions;
    private final Announcements announcements;

    @Inject
    public RemoveNicHandler(
            VmRepository vms,
            NicVms nicVms,
            LiveDevices live,
            TransactionRunner transactions,
            Announcements announcements) {
        this.vms = vms;
        this.nicVms = nicVms;
        this.live = live;
        this.transactions = transactions;
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
        Optional<NicVms.Card> found = nicVms.card(command.vmId(), command.nicId(), "remove Interface", violations);
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        NicVms.Card card = found.get();
        if (!card.runs()) {
            remove(card, caller);
        }
        return new Decision.Accepted<>(
                command.nicId(),
                "Removing interface " + card.nic().name() + " from VM "
                        + card.vm().vm().name(),
                ObjectRef.vm(command.vmId()));
    }

    @Override
    public List<Step> steps(RemoveNic command) {
        return transactions.call(() -> nicVms.runs(command.vmId()))
                ? List.of(new Step("Take it out of the running VM", context -> unplug(command, context)))
                : List.of();
    }

    private StepOutcome unplug(RemoveNic command, StepContext context) {
        Optional<NicVms.Card> card = transactions.call(() -> nicVms.look(command.vmId(), command.nicId()));
        if (card.isEmpty() || !card.get().runs()) {
            return StepOutcome.DONE;
        }
        StepOutcome outcome = live.detach(command.vmId(), card.get().nic().id(), context);
        Teaming teaming = card.get().nic().options().teaming();
        return outcome instanceof StepOutcome.Done && teaming != null
                ? live.detach(command.vmId(), teaming.partner(), context)
                : outcome;
    }

    @Override
    public void conclude(RemoveNic command, TaskOutcome outcome, Caller caller) {
        nicVms.look(command.vmId(), command.nicId()).ifPresent(card -> {
            switch (outcome) {
                case TaskOutcome.Finished finished -> remove(card, caller);
                case TaskOutcome.Failed failed -> notRemoved(card, failed.why(), caller);
                case TaskOutcome.Undecided undecided -> notRemoved(card, undecided.why(), caller);
            }
        });
    }

    private void remove(NicVms.Card card, Caller caller) {
        Teaming teaming = card.nic().options().teaming();
        if (teaming != null) {
            nicVms.look(card.vm().vm().id(), teaming.partner().value())
                    .ifPresent(partner -> vms.removeDevice(partner.row()));
        }
        vms.removeDevice(card.row());
        nicVms.changed(card.vm().vm());
        record(
                EventCode.NIC_REMOVED,
                "Interface " + card.nic().name() + " was removed from VM "
                        + card.vm().vm().name() + " by " + caller.principal() + ".",
                card,
                caller);
    }

    private void notRemoved(NicVms.Card card, String why, Caller caller) {
        record(
                EventCode.NIC_REMOVE_FAILED,
                "Interface " + card.nic().name() + " was not removed from the running VM "
                        + card.vm().vm().name() + ": " + why,
                card,
                caller);
    }

    private void record(EventCode code, String sentence, NicVms.Card card, Caller caller) {
        announcements.record(code, sentence, ObjectRef.vm(card.vm().vm().id()), caller);
    }
}
