package org.vireo.core.command.network;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.command.Step;
import org.vireo.core.command.TaskOutcome;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.network.VnicProfile;
import org.vireo.model.network.VnicProfileSettings;
import org.vireo.model.user.Permit;

/** Changes a vNIC profile. The cards of running VMs follow at once where they can. */
@Singleton
public final class UpdateVnicProfileHandler implements CommandHandler<UpdateVnicProfile, UUID> {

    private final NetworkObjects objects;
    private final NetworkRules rules;
    private final ProfileUsers users;
    private final RunningCards cards;

    @Inject
    public UpdateVnicProfileHandler(
            NetworkObjects objects, NetworkRules rules, ProfileUsers users, RunningCards cards) {
        this.objects = objects;
        this.rules = rules;
        this.users = users;
        this.cards = cards;
    }

    @Override
    public Class<UpdateVnicProfile> command() {
        return UpdateVnicProfile.class;
    }

    @Override
    public RequiredPermit permit(UpdateVnicProfile command) {
        return new RequiredPermit(Permit.EDIT_NETWORK, ObjectRef.vnicProfile(command.id()));
    }

    @Override
    public List<LockRequest> locks(UpdateVnicProfile command) {
        List<LockRequest> locks =
                new ArrayList<>(objects.locksOfProfile(command.id(), "a profile of it is being changed"));
        locks.addAll(objects.locksOfFailover(command.settings()));
        return locks;
    }

    @Override
    public Decision<UUID> decide(UpdateVnicProfile command, Caller caller) {
        Violations violations = new Violations();
        Optional<NetworkObjects.Owned> found = objects.profile(command.id(), violations);
        if (found.isEmpty()) {
            return Decision.refused(violations);
        }
        VnicProfile profile = found.get().profile();
        String name = Objects.requireNonNullElse(command.name(), profile.name());
        String description = Objects.requireNonNullElse(command.description(), profile.description());
        VnicProfileSettings settings = NetworkRules.orBefore(command.settings(), profile);
        Names.check("VnicProfile", null, description, violations);
        rules.check(command.id(), name, settings, found.get().network(), violations);
        checkCards(found.get(), settings, violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        if (!settings.equals(profile.settings())) {
            cards.judgeAnew(List.of(profile.id()));
        }
        if (profile.apply(name, description, settings)) {
            objects.tell(
                    profile.networkId(),
                    ChangeKind.UPDATED,
                    EventCode.VNIC_PROFILE_UPDATED,
                    "vNIC profile " + name + " was changed by " + caller.principal() + ".",
                    caller);
        }
        return new Decision.Accepted<>(
                command.id(), "Changing vNIC profile " + name, ObjectRef.network(profile.networkId()));
    }

    /** A change of the name alone is none for the cards. */
    @Override
    public List<Step> steps(UpdateVnicProfile command) {
        return command.settings() == null ? List.of() : cards.steps(() -> List.of(command.id()));
    }

    @Override
    public void conclude(UpdateVnicProfile command, TaskOutcome outcome, Caller caller) {
        objects.profile(command.id(), new Violations())
                .ifPresent(found -> cards.conclude(found.network().id(), outcome, caller));
    }

    /**
     * A card is either made by the host or handed to the guest, and has a partner or none from the beginning: it cannot
     * become the other.
     */
    private void checkCards(NetworkObjects.Owned found, VnicProfileSettings settings, Violations violations) {
        VnicProfile profile = found.profile();
        boolean becomesOther = settings.passThrough() != profile.settings().passThrough();
        List<String> fixed = new ArrayList<>();
        if (becomesOther) {
            fixed.add("pass_through");
        }
        if (!Objects.equals(settings.failoverProfile(), profile.settings().failoverProfile())) {
            fixed.add("failover");
        }
        List<String> having = fixed.isEmpty() ? List.of() : users.cards(List.of(profile.id()));
        violations.require(
                having.isEmpty(),
                Violation.conflict(
                        "PROFILE_IN_USE",
                        "Cannot change [" + String.join(", ", fixed) + "] of VnicProfile " + profile.name()
                                + ": NICs of VMs have it: " + String.join(", ", having) + ".",
                        "Remove the NICs first, or give them another profile."));
        if (becomesOther && settings.passThrough()) {
            users.requireNoFailover(
                    found.network(),
                    List.of(profile.id()),
                    "set pass-through of VnicProfile " + profile.name(),
                    violations);
        }
    }
}
