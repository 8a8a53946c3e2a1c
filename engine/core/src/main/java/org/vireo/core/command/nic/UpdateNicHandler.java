package org.vireo.core.command.nic;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.NicDevice;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.MacAddress;
import org.vireo.model.user.Permit;

/**
 * Changes a NIC. In a running VM the cable, the network, its filter and its limits change at once, and the card is plugged
 * in or out. A card that is taken out is unplugged in the configuration only when the guest has let go of it.
 */
@Singleton
public final class UpdateNicHandler implements CommandHandler<UpdateNic, UUID> {

    private static final String WENT_OUT_AGAIN =
            "One card of the pair could not be plugged in, and the other one went out again. Plug it in once more.";

    private final NicVms nicVms;
    private final NicRules rules;
    private final LiveDevices live;
    private final TransactionRunner transactions;
    private final Announcements announcements;

    @Inject
    public UpdateNicHandler(
            NicVms nicVms,
            NicRules rules,
            LiveDevices live,
            TransactionRunner transactions,
            Announcements announcements) {
        this.nicVms = nicVms;
        this.rules = rules;
        this.live = live;
        this.transactions = transactions;
        this.announcements = announcements;
    }

    @Override
    public Class<UpdateNic> command() {
        return UpdateNic.class;
    }

    @Override
    public RequiredPermit permit(UpdateNic command) {
        return new RequiredPermit(Permit.EDIT_VM, ObjectRef.vm(command.vmId()));
    }

    /** Whoever puts a card on a network must be allowed to see its profile. */
    @Override
    public List<RequiredPermit> furtherPermits(UpdateNic command) {
        UUID profile = command.changes().vnicProfileId();
        return profile == null ? List.of() : List.of(new RequiredPermit(Permit.VIEW, ObjectRef.vnicProfile(profile)));
    }

    /** Also the card's present networks: a change of theirs that reaches the card meanwhile would be undone, or undo this. */
    @Override
    public List<LockRequest> locks(UpdateNic command) {
        List<LockRequest> locks = new ArrayList<>();
        locks.add(LockRequest.exclusive(ObjectRef.vm(command.vmId()), "a NIC of it is being changed"));
        locks.addAll(rules.locks(command.changes().vnicProfileId(), "a NIC is being moved to it"));
        nicVms.profileOf(command.vmId(), command.nicId())
                .ifPresent(profile -> locks.addAll(rules.locks(profile, "a NIC on it is being changed")));
        return locks;
    }

    @Override
    public Decision<UUID> decide(UpdateNic command, Caller caller) {
        Violations violations = new Violations();
        Optional<NicVms.Card> card = nicVms.card(command.vmId(), command.nicId(), "update Interface", violations);
        if (card.isEmpty()) {
            return Decision.refused(violations);
        }
        Optional<NicDevice> changed = rules.check(command.changes(), card.get(), violations);
        Optional<NicVms.Card> partner = nicVms.partner(card.get());
        if (changed.isPresent() && partner.isPresent()) {
            rules.checkPartner(command.changes(), changed.get().mac(), partner.get(), violations);
        }
        if (changed.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        card.get().row().configure(changed.get());
        MacAddress mac = changed.get().mac();
        partner.ifPresent(other -> other.row().configure(other.nic().withMac(mac)));
        Boolean plugged = command.changes().plugged();
        if (plugged != null && (plugged || !card.get().runs())) {
            plug(card.get(), plugged);
        }
        nicVms.changed(card.get().vm().vm());
        if (!card.get().runs()) {
            record(EventCode.NIC_UPDATED, card.get(), "was changed by " + caller.principal() + ".", caller);
        }
        return new Decision.Accepted<>(
                command.nicId(),
                "Changing interface " + changed.get().name() + " of VM "
                        + card.get().vm().vm().name(),
                ObjectRef.vm(command.vmId()));
    }

    @Override
    public List<Step> steps(UpdateNic command) {
        return transactions.call(() -> nicVms.runs(command.vmId()))
                ? List.of(new Step("Let the running VM follow", context -> follow(command, context)))
                : List.of();
    }

    private StepOutcome follow(UpdateNic command, StepContext context) {
        Optional<NicVms.Card> card = transactions.call(() -> nicVms.look(command.vmId(), command.nicId()));
        if (card.isEmpty() || !card.get().runs()) {
            return StepOutcome.DONE;
        }
        List<NicVms.Card> cards = transactions.call(() -> nicVms.inOrder(card.get()));
        if (Boolean.FALSE.equals(command.changes().plugged())) {
            return each(
                    cards.reversed(),
                    each -> live.detach(command.vmId(), each.nic().id(), context));
        }
        boolean plugsIn = Boolean.TRUE.equals(command.changes().plugged());
        if (!card.get().row().isPlugged()) {
            return plugsIn ? new StepOutcome.Failed(WENT_OUT_AGAIN) : StepOutcome.DONE;
        }
        return follow(cards, plugsIn, context);
    }

    /**
     * When a card of a pair cannot be plugged in, the other one that was new goes out again: they are both there or none.
     * In a step that is taken up the host may say of a new one by now that it is there.
     */
    private StepOutcome follow(List<NicVms.Card> cards, boolean plugsIn, StepContext context) {
        List<NicVms.Card> added = new ArrayList<>();
        for (NicVms.Card card : cards) {
            UUID vmId = card.vm().vm().id();
            StepOutcome outcome = live.follow(vmId, card.nic().id(), context);
            if (outcome instanceof StepOutcome.Failed failed && !added.isEmpty() && !card.isSeen()) {
                return takeOut(added, failed, context);
            }
            if (!(outcome instanceof StepOutcome.Done)) {
                return outcome;
            }
            if (!card.isSeen() || plugsIn && context.takenUp()) {
                added.add(card);
            }
        }
        return StepOutcome.DONE;
    }

    /** What was new of a pair goes out again, and none of it is plugged in. Whoever is not there yet is asked again. */
    private StepOutcome takeOut(List<NicVms.Card> added, StepOutcome.Failed failed, StepContext context) {
        if (context.takenUp() && !failed.asked()) {
            return failed;
        }
        UUID vmId = added.getFirst().vm().vm().id();
        StepOutcome undone = each(added, card -> live.detach(vmId, card.nic().id(), context));
        if (!(undone instanceof StepOutcome.Done)) {
            return new StepOutcome.Undecided(
                    failed.why() + " The other card of the pair is plugged in already, and did not go out again.");
        }
        UUID nicId = added.getFirst().nic().id().value();
        transactions.run(() -> nicVms.look(vmId, nicId).ifPresent(this::unplug));
        return failed;
    }

    /** One after the other, as long as each succeeds. */
    private static StepOutcome each(List<NicVms.Card> cards, Function<NicVms.Card, StepOutcome> work) {
        StepOutcome outcome = StepOutcome.DONE;
        for (NicVms.Card card : cards) {
            if (outcome instanceof StepOutcome.Done) {
                outcome = work.apply(card);
            }
        }
        return outcome;
    }

    /** Both cards of a failover pair, or the one. */
    private void plug(NicVms.Card card, boolean plugged) {
        card.row().plug(plugged);
        nicVms.partner(card).ifPresent(partner -> partner.row().plug(plugged));
    }

    private void unplug(NicVms.Card card) {
        if (card.row().isPlugged()) {
            plug(card, false);
            nicVms.changed(card.vm().vm());
        }
    }

    @Override
    public void conclude(UpdateNic command, TaskOutcome outcome, Caller caller) {
        nicVms.look(command.vmId(), command.nicId()).ifPresent(card -> {
            switch (outcome) {
                case TaskOutcome.Finished finished -> {
                    if (Boolean.FALSE.equals(command.changes().plugged())) {
                        unplug(card);
                    }
                    record(EventCode.NIC_UPDATED, card, "was changed by " + caller.principal() + ".", caller);
                }
                case TaskOutcome.Failed failed -> {
                    if (Boolean.TRUE.equals(command.changes().plugged())
                            && nicVms.inOrder(card).stream().noneMatch(NicVms.Card::isSeen)) {
                        unplug(card);
                    }
                    notFollowed(card, failed.why(), caller);
                }
                case TaskOutcome.Undecided undecided -> notFollowed(card, undecided.why(), caller);
            }
        });
    }

    private void notFollowed(NicVms.Card card, String why, Caller caller) {
        record(
                EventCode.NIC_UPDATE_FAILED,
                card,
                "is changed in the configuration, but the running VM did not follow: " + why,
                caller);
    }

    private void record(EventCode code, NicVms.Card card, String words, Caller caller) {
        announcements.record(
                code,
                "Interface " + card.nic().name() + " of VM " + card.vm().vm().name() + " " + words,
                ObjectRef.vm(card.vm().vm().id()),
                caller);
    }
}
