package org.vireo.core.command.network;

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
import org.vireo.core.command.Step;
import org.vireo.core.command.TaskOutcome;
import org.vireo.core.command.patch.MergePatch;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.network.Network;
import org.vireo.model.network.NetworkSettings;
import org.vireo.model.network.VnicProfile;
import org.vireo.model.user.Permit;

/**
 * Changes a network's settings. What carries it cannot change while VMs have cards on it; in the rest the cards of running
 * VMs follow where they can.
 */
@Singleton
public final class ConfigureNetworkHandler implements CommandHandler<ConfigureNetwork, UUID> {

    private static final MergePatch<NetworkSettings> PATCH =
            new MergePatch<>(NetworkSettings.class, "NETWORK_SETTINGS", "Network", "settings");

    private final NetworkObjects objects;
    private final ProfileUsers users;
    private final RunningCards cards;

    @Inject
    public ConfigureNetworkHandler(NetworkObjects objects, ProfileUsers users, RunningCards cards) {
        this.cards = cards;
        this.objects = objects;
        this.users = users;
    }

    @Override
    public Class<ConfigureNetwork> command() {
        return ConfigureNetwork.class;
    }

    @Override
    public RequiredPermit permit(ConfigureNetwork command) {
        return new RequiredPermit(Permit.EDIT_NETWORK, ObjectRef.network(command.id()));
    }

    @Override
    public List<LockRequest> locks(ConfigureNetwork command) {
        return List.of(LockRequest.exclusive(ObjectRef.network(command.id()), "it is being changed"));
    }

    @Override
    public Decision<UUID> decide(ConfigureNetwork command, Caller caller) {
        Violations violations = new Violations();
        Optional<Network> found = objects.network(command.id(), violations);
        if (found.isEmpty()) {
            return Decision.refused(violations);
        }
        Network network = found.get();
        NetworkSettings after = PATCH.apply(network.settings(), command.patch(), violations);
        NetworkRules.check(network.mtu(), after, violations);
        if (after.kind() != network.settings().kind()) {
            checkCarrier(network, after, violations);
        }
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        if (network.apply(network.name(), network.description(), network.mtu(), after)) {
            objects.tell(
                    network.id(),
                    ChangeKind.UPDATED,
                    EventCode.NETWORK_UPDATED,
                    "Network " + network.name() + " was changed by " + caller.principal() + ".",
                    caller);
        }
        return new Decision.Accepted<>(
                command.id(), "Changing network " + network.name(), ObjectRef.network(command.id()));
    }

    @Override
    public List<Step> steps(ConfigureNetwork command) {
        return cards.steps(() -> objects.profileIdsOf(command.id()));
    }

    @Override
    public void conclude(ConfigureNetwork command, TaskOutcome outcome, Caller caller) {
        cards.conclude(command.id(), outcome, caller);
    }

    private void checkCarrier(Network network, NetworkSettings after, Violations violations) {
        List<VnicProfile> own = objects.profilesOf(network);
        List<String> cards = users.cards(own.stream().map(VnicProfile::id).toList());
        violations.require(
                cards.isEmpty(),
                Violation.conflict(
                        "NETWORK_IN_USE",
                        "Cannot change what carries network " + network.name() + ": VMs have cards on it: "
                                + String.join(", ", cards) + ".",
                        "Move their cards to another network first."));
        own.stream()
                .filter(profile -> !after.kind().filters() && profile.settings().filter() != null)
                .forEach(profile -> violations.add(Violation.conflict(
                        "PROFILE_FILTER",
                        "vNIC profile " + profile.name() + " of network " + network.name()
                                + " has a network filter, which hosts cannot apply on networks of the kind "
                                + after.kind() + ".",
                        "Take the filter off the profile first.")));
    }
}
