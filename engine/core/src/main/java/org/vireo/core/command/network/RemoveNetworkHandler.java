package org.vireo.core.command.network;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.port.NetworkRepository;
import org.vireo.core.port.VnicProfileRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.network.Network;
import org.vireo.model.network.VnicProfile;
import org.vireo.model.user.Permit;

/** Removes a network that no NIC uses, with its vNIC profiles. */
@Singleton
public final class RemoveNetworkHandler implements CommandHandler<RemoveNetwork, UUID> {

    private final NetworkRepository networks;
    private final VnicProfileRepository profiles;
    private final NetworkRules rules;
    private final Announcements announcements;

    @Inject
    public RemoveNetworkHandler(
            NetworkRepository networks,
            VnicProfileRepository profiles,
            NetworkRules rules,
            Announcements announcements) {
        this.networks = networks;
        this.profiles = profiles;
        this.rules = rules;
        this.announcements = announcements;
    }

    @Override
    public Class<RemoveNetwork> command() {
        return RemoveNetwork.class;
    }

    @Override
    public RequiredPermit permit(RemoveNetwork command) {
        return new RequiredPermit(Permit.DELETE_NETWORK, ObjectRef.network(command.id()));
    }

    @Override
    public List<LockRequest> locks(RemoveNetwork command) {
        return List.of(LockRequest.exclusive(ObjectRef.network(command.id()), "it is being removed"));
    }

    @Override
    public Decision<UUID> decide(RemoveNetwork command, Caller caller) {
        Violations violations = new Violations();
        Optional<Network> found =
                violations.requirePresent(networks.find(command.id()), Violation.notFound("network", command.id()));
        if (found.isEmpty()) {
            return Decision.refused(violations);
        }
        Network network = found.get();
        List<VnicProfile> itsProfiles = profiles.ofNetworks(List.of(network.id()));
        List<String> users =
                rules.users(network, itsProfiles.stream().map(VnicProfile::id).collect(Collectors.toSet()));
        violations.require(
                users.isEmpty(),
                Violation.conflict(
                        "NETWORK_IN_USE",
                        "Cannot remove Network. Network " + network.name() + " is used by NICs of VMs: "
                                + String.join(", ", users) + ".",
                        "Remove the NICs first."));
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        itsProfiles.forEach(profiles::remove);
        networks.remove(network);
        ObjectRef object = ObjectRef.network(command.id());
        announcements.changed(object, ChangeKind.REMOVED);
        announcements.record(
                EventCode.NETWORK_REMOVED,
                "Network " + network.name() + " was removed by " + caller.principal() + ".",
                object,
                caller);
        return new Decision.Accepted<>(command.id(), "Removing network " + network.name(), object);
    }
}
