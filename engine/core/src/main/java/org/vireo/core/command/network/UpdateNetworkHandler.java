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
import org.vireo.core.command.TaskOutcome;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.port.NetworkRepository;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.network.Network;
import org.vireo.model.network.NetworkSettings;
import org.vireo.model.user.Permit;

/** Changes a network. The cards of running VMs follow where they can. */
@Singleton
public final class UpdateNetworkHandler implements CommandHandler<UpdateNetwork, UUID> {

    private final NetworkRepository networks;
    private final NetworkObjects objects;
    private final RunningCards cards;

    @Inject
    public UpdateNetworkHandler(NetworkRepository networks, NetworkObjects objects, RunningCards cards) {
        this.cards = cards;
        this.networks = networks;
        this.objects = objects;
    }

    @Override
    public Class<UpdateNetwork> command() {
        return UpdateNetwork.class;
    }

    @Override
    public RequiredPermit permit(UpdateNetwork command) {
        return new RequiredPermit(Permit.EDIT_NETWORK, ObjectRef.network(command.id()));
    }

    @Override
    public List<LockRequest> locks(UpdateNetwork command) {
        return List.of(LockRequest.exclusive(ObjectRef.network(command.id()), "it is being changed"));
    }

    @Override
    public Decision<UUID> decide(UpdateNetwork command, Caller caller) {
        Violations violations = new Violations();
        Optional<Network> found = objects.network(command.id(), violations);
        if (found.isEmpty()) {
            return Decision.refused(violations);
        }
        Network network = found.get();
        String name = Objects.requireNonNullElse(command.name(), network.name());
        String description = Objects.requireNonNullElse(command.description(), network.description());
        int mtu = Objects.requireNonNullElse(command.mtu(), network.mtu());
        Names.check("Network", name, description, violations);
        Optional<UUID> holder = networks.ofDataCenter(network.dataCenterId()).stream()
                .filter(other -> other.name().equals(name))
                .map(Network::id)
                .findFirst();
        Names.requireFree("network of the data center", name, holder, command.id(), violations);
        NetworkSettings settings = changed(command, network.settings(), violations);
        NetworkRules.check(mtu, settings, violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        if (network.apply(name, description, mtu, settings)) {
            objects.tell(
                    network.id(),
                    ChangeKind.UPDATED,
                    EventCode.NETWORK_UPDATED,
                    "Network " + name + " was changed by " + caller.principal() + ".",
                    caller);
        }
        return new Decision.Accepted<>(command.id(), "Changing network " + name, ObjectRef.network(command.id()));
    }

    /** A change of the words alone is none for the cards. */
    @Override
    public List<Step> steps(UpdateNetwork command) {
        return command.mtu() == null && command.vlan() == null && command.portIsolation() == null
                ? List.of()
                : cards.steps(() -> objects.profileIdsOf(command.id()));
    }

    @Override
    public void conclude(UpdateNetwork command, TaskOutcome outcome, Caller caller) {
        cards.conclude(command.id(), outcome, caller);
    }

    private static NetworkSettings changed(UpdateNetwork command, NetworkSettings before, Violations violations) {
        try {
            NetworkSettings settings = command.vlan() == null ? before : before.withVlan(command.vlan());
            return command.portIsolation() == null ? settings : settings.withPortIsolation(command.portIsolation());
        } catch (IllegalArgumentException e) {
            violations.add(Violation.invalid("NETWORK_VLAN", e.getMessage() + ".", "Give 0 for none."));
            return before;
        }
    }
}
