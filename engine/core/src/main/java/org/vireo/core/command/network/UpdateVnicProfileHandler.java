package org.vireo.core.command.network;

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
import org.vireo.core.command.Step;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.port.TransactionRunner;
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
    private final TransactionRunner transactions;

    @Inject
    public UpdateVnicProfileHandler(
            NetworkObjects objects,
            NetworkRules rules,
            ProfileUsers users,
            RunningCards cards,
            TransactionRunner transactions) {
        this.objects = objects;
        this.rules = rules;
        this.users = users;
        this.cards = cards;
        this.transactions = transactions;
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
        return objects.locksOfProfile(command.id(), "a profile of it is being changed");
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
        if (settings.passThrough() != profile.settings().passThrough()) {
            checkPassThrough(found.get(), settings, violations);
        }
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        if (!settings.equals(profile.settings())) {
            cards.judgeAnew(profile.id());
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
        boolean follow = command.settings() != null
                && !transactions.call(() -> cards.of(command.id())).isEmpty();
        return follow
                ? List.of(
                        new Step("Let the cards of running VMs follow", context -> cards.follow(command.id(), context)))
                : List.of();
    }

    /** A card is either made by the host or handed to the guest: it cannot become the other. */
    private void checkPassThrough(NetworkObjects.Owned found, VnicProfileSettings settings, Violations violations) {
        VnicProfile profile = found.profile();
        List<String> having = users.cards(List.of(profile.id()));
        violations.require(
                having.isEmpty(),
                Violation.conflict(
                        "PROFILE_IN_USE",
                        "Cannot change [pass_through] of VnicProfile " + profile.name() + ": NICs of VMs have it: "
                                + String.join(", ", having) + ".",
                        "Remove the NICs first, or give them another profile."));
        if (settings.passThrough()) {
            users.requireNoFailover(
                    found.network(),
                    List.of(profile.id()),
                    "set pass-through of VnicProfile " + profile.name(),
                    violations);
        }
    }
}
