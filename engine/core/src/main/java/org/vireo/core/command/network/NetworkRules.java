package org.vireo.core.command.network;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.port.NetworkRepository;
import org.vireo.core.port.VnicProfileRepository;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.network.Bandwidth;
import org.vireo.model.network.Network;
import org.vireo.model.network.NetworkFilters;
import org.vireo.model.network.NetworkKind;
import org.vireo.model.network.NetworkSettings;
import org.vireo.model.network.VnicProfile;
import org.vireo.model.network.VnicProfileSettings;

/** What networks and vNIC profiles may be. To be called within a transaction. */
@Singleton
public final class NetworkRules {

    /** IPv4 needs 68 bytes; no Linux interface takes more than 65535. */
    private static final int LEAST_MTU = 68;

    private static final int MOST_MTU = 65_535;

    private final VnicProfileRepository profiles;
    private final NetworkRepository networks;

    @Inject
    public NetworkRules(VnicProfileRepository profiles, NetworkRepository networks) {
        this.profiles = profiles;
        this.networks = networks;
    }

    static void check(int mtu, NetworkSettings settings, Violations violations) {
        violations.require(
                mtu == 0 || (mtu >= LEAST_MTU && mtu <= MOST_MTU),
                Violation.invalid(
                        "NETWORK_MTU",
                        "Network [mtu] " + mtu + " is not between " + LEAST_MTU + " and " + MOST_MTU + ".",
                        "Give 0 to leave it to the host."));
        boolean bridged = settings.kind() == NetworkKind.BRIDGE || settings.kind() == NetworkKind.LIBVIRT;
        violations.require(
                bridged || !settings.portIsolation(),
                Violation.invalid(
                        "NETWORK_ISOLATION",
                        "Network [port_isolation] is not possible on a network of the kind " + settings.kind() + ".",
                        "Use a network over Linux bridges."));
    }

    /** Whether a profile of the network can be so. */
    void check(UUID id, String name, VnicProfileSettings settings, Network network, Violations violations) {
        Names.check("VnicProfile", name, null, violations);
        Optional<UUID> holder = profiles.ofNetworks(List.of(network.id())).stream()
                .filter(profile -> profile.name().equals(name))
                .map(VnicProfile::id)
                .findFirst();
        Names.requireFree("vNIC profile of the network", name, holder, id, violations);
        checkFilter(settings, network, violations);
        violations.require(
                !settings.passThrough() || settings.bandwidth().equals(Bandwidth.UNLIMITED),
                Violation.invalid(
                        "PROFILE_BANDWIDTH",
                        "VnicProfile [qos] is not possible for passed-through cards, whose frames the host never sees.",
                        "Take out the limits, or set pass-through to disabled."));
        checkFailover(id, settings, network, violations);
    }

    private static void checkFilter(VnicProfileSettings settings, Network network, Violations violations) {
        String given = settings.networkFilter();
        violations.require(
                given == null || given.isEmpty() || NetworkFilters.NAMES.contains(given),
                Violation.invalid(
                        "PROFILE_FILTER",
                        "VnicProfile [network_filter] '" + given + "' is none that hosts have.",
                        "Choose one of " + String.join(", ", NetworkFilters.NAMES) + "."));
        violations.require(
                !settings.passThrough() || given == null || given.isEmpty(),
                Violation.invalid(
                        "PROFILE_FILTER",
                        "VnicProfile [network_filter] is not possible for passed-through cards, whose frames the host"
                                + " never sees.",
                        "Take out the filter, or set pass-through to disabled."));
        violations.require(
                network.settings().kind().filters() || settings.filter() == null,
                Violation.invalid(
                        "PROFILE_FILTER",
                        "VnicProfile [network_filter] is not possible on network " + network.name()
                                + ", which is of the kind "
                                + network.settings().kind() + ", where hosts cannot filter.",
                        "Say that there is none."));
    }

    private void checkFailover(UUID id, VnicProfileSettings settings, Network network, Violations violations) {
        if (settings.failoverProfile() == null) {
            return;
        }
        violations.require(
                settings.passThrough(),
                Violation.invalid(
                        "PROFILE_FAILOVER",
                        "VnicProfile [failover] is for passed-through cards alone.",
                        "Set pass-through to enabled, or take out the failover profile."));
        Optional<VnicProfile> failover = violations.requirePresent(
                profiles.find(settings.failoverProfile().value()),
                Violation.notFound("vNIC profile", settings.failoverProfile().value()));
        failover.ifPresent(profile -> violations.require(
                !profile.id().equals(id) && !profile.settings().passThrough(),
                Violation.invalid(
                        "PROFILE_FAILOVER",
                        "VnicProfile [failover] " + profile.name() + " passes cards through itself.",
                        "Choose a profile of virtio cards.")));
        failover.flatMap(profile -> networks.find(profile.networkId()))
                .ifPresent(other -> violations.require(
                        other.dataCenterId().equals(network.dataCenterId()),
                        Violation.conflict(
                                "NETWORK_ELSEWHERE",
                                "VnicProfile [failover] is one of network " + other.name()
                                        + ", which is not in the data center of network " + network.name() + ".",
                                "Choose a profile of a network of that data center.")));
    }

    static VnicProfileSettings orBefore(@Nullable VnicProfileSettings given, VnicProfile profile) {
        return given == null ? profile.settings() : given;
    }
}
