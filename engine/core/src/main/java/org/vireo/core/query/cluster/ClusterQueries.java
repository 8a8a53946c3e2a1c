package org.vireo.core.query.cluster;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Caller;
import org.vireo.core.port.ClusterRepository;
import org.vireo.core.query.Search;
import org.vireo.model.cluster.Cluster;

/** Reads clusters. */
@Singleton
public final class ClusterQueries {

    private static final Map<String, String> ALIASES =
            Map.of("datacenter.name", "datacenter", "clusters.name", "name", "cluster.name", "name");

    private final Sights sights;
    private final ClusterRepository clusters;

    @Inject
    public ClusterQueries(Sights sights, ClusterRepository clusters) {
        this.sights = sights;
        this.clusters = clusters;
    }

    public List<Cluster> list(Search search, Caller caller) {
        return sights.read(caller, sight -> clusters.search(search.renamed(ALIASES), sight));
    }

    public List<Cluster> ofDataCenter(UUID dataCenterId, Caller caller) {
        return sights.read(caller, sight -> clusters.search(Search.by("datacenter.id", dataCenterId), sight));
    }

    public Optional<Cluster> find(UUID id, Caller caller) {
        return all(List.of(id), caller).stream().findFirst();
    }

    /** Those of the clusters that the caller may see. */
    public List<Cluster> all(Collection<UUID> ids, Caller caller) {
        return sights.read(caller, sight -> clusters.findAll(ids, sight));
    }
}
