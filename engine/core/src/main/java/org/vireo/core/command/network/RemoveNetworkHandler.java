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
import org.vireo.core.event.ChangeKind;
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

    private final NetworkObjects objects;
    private final ProfileUsers users;

    @Inject
    public RemoveNetworkHandler(NetworkObjects objects, ProfileUsers users) {
        this.objects = objects;
        this.users = users;
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
        Optional<Network> found = objects.network(command.id(), violations);
        if (found.isEmpty()) {
            return Decision.refused(violations);
        }
        Network network = found.get();
        List<VnicProfile> own = objects.profilesOf(network);
        List<UUID> ids = own.stream().map(VnicProfile::id).toList();
        List<String> cards = users.cards(ids);
        violations.require(
                cards.isEmpty(),
                Violation.conflict(
                        "NETWORK_IN_USE",
                        "Cannot remove Network. Network " + network.name() + " is used by NICs of VMs: "
                                + String.join(", ", cards) + ".",
                        "Remove the NICs first."));
        users.requireNoFailover(
                network, ids, "remove Network " + network.name() + " with its vNIC profiles", violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        own.forEach(objects::remove);
        objects.remove(network);
        objects.tell(
                network.id(),
                ChangeKind.REMOVED,
                EventCode.NETWORK_REMOVED,
                "Network " + network.name() + " was removed by " + caller.principal() + ".",
                caller);
        return new Decision.Accepted<>(
                command.id(), "Removing network " + network.name(), ObjectRef.network(command.id()));
    }
}
