package org.vireo.core.query.network;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Caller;
import org.vireo.core.port.NetworkRepository;
import org.vireo.core.port.VnicProfileRepository;
import org.vireo.core.query.Search;
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
        return sights.read(caller, sight -> networks.search(search.renamed(ALIASES), sight));
    }

    public List<Network> ofDataCenter(UUID dataCenterId, Caller caller) {
        return sights.read(caller, sight -> networks.search(Search.by("datacenter.id", dataCenterId), sight));
    }

    public Optional<Network> find(UUID id, Caller caller) {
        return sights.read(caller, sight -> networks.find(id, sight));
    }

    public List<VnicProfile> profiles(Search search, Caller caller) {
        return sights.read(caller, sight -> profiles.search(search, sight));
    }

    public List<VnicProfile> profilesOf(UUID networkId, Caller caller) {
        return sights.read(caller, sight -> profiles.search(Search.by("network.id", networkId), sight));
    }

    public Optional<VnicProfile> profile(UUID id, Caller caller) {
        return sights.read(caller, sight -> profiles.find(id, sight));
    }
}
