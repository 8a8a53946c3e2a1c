package org.vireo.core.query.network;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.access.Sight;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Caller;
import org.vireo.core.port.NetworkRepository;
import org.vireo.core.port.VnicProfileRepository;
import org.vireo.core.query.Search;
import org.vireo.model.ObjectRef;
import org.vireo.model.network.Network;
import org.vireo.model.network.VnicProfile;

/** Reads networks and their vNIC profiles. */
@Singleton
public final class NetworkQueries {

    private static final Map<String, String> ALIASES =
            Map.of("datacenter.name", "datacenter", "networks.name", "name", "network.name", "name");

    private final Sights sights;
    private final NetworkRepository networks;
    private final VnicProfileRepository profiles;

    @Inject
    public NetworkQueries(Sights sights, NetworkRepository networks, VnicProfileRepository profiles) {
        this.sights = sights;
        this.networks = networks;
        this.profiles = profiles;
    }

    public List<Network> list(Search search, Caller caller) {
        return sights.read(
                caller, sight -> sight.search(networks, search.renamed(ALIASES), network -> isVisible(sight, network)));
    }

    public List<Network> ofDataCenter(UUID dataCenterId, Caller caller) {
        return sights.read(
                caller,
                sight -> networks.ofDataCenter(dataCenterId).stream()
                        .filter(network -> isVisible(sight, network))
                        .toList());
    }

    public Optional<Network> find(UUID id, Caller caller) {
        return sights.read(caller, sight -> networks.find(id).filter(network -> isVisible(sight, network)));
    }

    public List<VnicProfile> profiles(Search search, Caller caller) {
        return sights.read(caller, sight -> sight.search(profiles, search, profile -> isVisible(sight, profile)));
    }

    public List<VnicProfile> profilesOf(UUID networkId, Caller caller) {
        return sights.read(
                caller,
                sight -> profiles.ofNetworks(List.of(networkId)).stream()
                        .filter(profile -> isVisible(sight, profile))
                        .toList());
    }

    public Optional<VnicProfile> profile(UUID id, Caller caller) {
        return sights.read(caller, sight -> profiles.find(id).filter(profile -> isVisible(sight, profile)));
    }

    private static boolean isVisible(Sight sight, Network network) {
        return sight.sees(ObjectRef.network(network.id()), ObjectRef.dataCenter(network.dataCenterId()));
    }

    private static boolean isVisible(Sight sight, VnicProfile profile) {
        return sight.sees(ObjectRef.vnicProfile(profile.id()), ObjectRef.network(profile.networkId()));
    }
}
