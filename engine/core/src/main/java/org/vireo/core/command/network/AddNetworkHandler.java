package org.vireo.core.command.network;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.port.DataCenterRepository;
import org.vireo.core.port.NetworkRepository;
import org.vireo.core.port.VnicProfileRepository;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.network.Network;
import org.vireo.model.network.NetworkSettings;
import org.vireo.model.network.VnicProfile;
import org.vireo.model.network.VnicProfileSettings;
import org.vireo.model.user.Permit;

/** Makes a network over the bridges of that name, and a vNIC profile called like the network. */
@Singleton
public final class AddNetworkHandler implements CommandHandler<AddNetwork, UUID> {

    /** Linux refuses more than 15 characters, slashes, colons and blanks (dev_valid_name); the rest is common sense. */
    private static final Pattern BRIDGE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]{0,14}");

    private final NetworkRepository networks;
    private final VnicProfileRepository profiles;
    private final DataCenterRepository dataCenters;
    private final Announcements announcements;

    @Inject
    public AddNetworkHandler(
            NetworkRepository networks,
            VnicProfileRepository profiles,
            DataCenterRepository dataCenters,
            Announcements announcements) {
        this.networks = networks;
        this.profiles = profiles;
        this.dataCenters = dataCenters;
        this.announcements = announcements;
    }

    @Override
    public Class<AddNetwork> command() {
        return AddNetwork.class;
    }

    @Override
    public RequiredPermit permit(AddNetwork command) {
        return new RequiredPermit(Permit.CREATE_NETWORK, ObjectRef.dataCenter(command.dataCenterId()));
    }

    @Override
    public List<LockRequest> locks(AddNetwork command) {
        return List.of(
                LockRequest.shared(ObjectRef.dataCenter(command.dataCenterId()), "a network is being added to it"));
    }

    @Override
    public Decision<UUID> decide(AddNetwork command, Caller caller) {
        Violations violations = new Violations();
        Names.check("Network", command.name(), command.description(), violations);
        checkLink(command, violations);
        violations.requirePresent(
                dataCenters.find(command.dataCenterId()), Violation.notFound("data center", command.dataCenterId()));
        Optional<UUID> holder = networks.ofDataCenter(command.dataCenterId()).stream()
                .filter(network -> network.name().equals(command.name()))
                .map(Network::id)
                .findFirst();
        Names.requireFree("network of the data center", command.name(), holder, null, violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        networks.add(new Network(
                command.id(),
                command.dataCenterId(),
                command.name(),
                command.description(),
                command.bridge(),
                command.mtu(),
                command.settings()));
        profiles.add(
                new VnicProfile(command.profileId(), command.id(), command.name(), "", settingsOf(command.settings())));
        ObjectRef network = ObjectRef.network(command.id());
        announcements.changed(network, ChangeKind.CREATED);
        announcements.record(
                EventCode.NETWORK_ADDED,
                "Network " + command.name() + " over bridge " + command.bridge() + " was added by " + caller.principal()
                        + ".",
                network,
                caller);
        return new Decision.Accepted<>(command.id(), "Adding network " + command.name(), network);
    }

    private static VnicProfileSettings settingsOf(NetworkSettings settings) {
        VnicProfileSettings usual = VnicProfileSettings.DEFAULT;
        return settings.kind().filters()
                ? usual
                : new VnicProfileSettings("", usual.bandwidth(), false, null, usual.queues());
    }

    private static void checkLink(AddNetwork command, Violations violations) {
        violations.require(
                BRIDGE.matcher(command.bridge()).matches(),
                Violation.invalid(
                        "NETWORK_BRIDGE",
                        "Network [bridge] '" + command.bridge().replaceAll("\\p{C}", "?")
                                + "' is not a name of a Linux network interface.",
                        "Give 1 to 15 letters, digits or _ . + -, such as br0."));
        NetworkRules.check(command.mtu(), command.settings(), violations);
    }
}
