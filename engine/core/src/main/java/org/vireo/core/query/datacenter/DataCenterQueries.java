package org.vireo.core.query.datacenter;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Caller;
import org.vireo.core.port.ClusterRepository;
import org.vireo.core.port.DataCenterRepository;
import org.vireo.core.port.StorageDomainRepository;
import org.vireo.core.query.Search;
import org.vireo.core.query.Search.Condition;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.cluster.DataCenter;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.storage.StorageDomainStatus;
import org.vireo.model.user.Reach;

/** Reads data centers. */
@Singleton
public final class DataCenterQueries {

    private static final Map<String, String> ALIASES = Map.of(
            "datacenter", "name",
            "datacenter.name", "name",
            "cluster", "clusters.name",
            "cluster.name", "clusters.name",
            "storages.name", "storage.name",
            "storage", "storage.name");

    private final Sights sights;
    private final DataCenterRepository dataCenters;
    private final ClusterRepository clusters;
    private final StorageDomainRepository storageDomains;

    @Inject
    public DataCenterQueries(
            Sights sights,
            DataCenterRepository dataCenters,
            ClusterRepository clusters,
            StorageDomainRepository storageDomains) {
        this.sights = sights;
        this.dataCenters = dataCenters;
        this.clusters = clusters;
        this.storageDomains = storageDomains;
    }

    public List<DataCenterView> list(Search search, Caller caller) {
        return sights.read(
                caller,
                sight -> views(dataCenters.search(
                        search.renamed(ALIASES).replaced(comparison -> byContents(comparison, sight)), sight)));
    }

    public Optional<DataCenterView> find(UUID id, Caller caller) {
        return sights.read(
                caller,
                sight -> dataCenters
                        .find(id, sight)
                        .map(dataCenter -> views(List.of(dataCenter)).getFirst()));
    }

    /** "The data center of cluster x" is asked by its contents, which are other objects. */
    private Condition byContents(Condition.Comparison comparison, Reach sight) {
        Search contents = Search.of(new Condition.Comparison("name", comparison.operator(), comparison.value()));
        return switch (comparison.field()) {
            case "clusters.name" ->
                Condition.anyOf(clusters.search(contents, sight).stream()
                        .map(Cluster::dataCenterId)
                        .distinct()
                        .toList());
            case "storage.name" ->
                Condition.anyOf(storageDomains.search(contents, sight).stream()
                        .map(StorageDomain::dataCenterId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
            default -> comparison;
        };
    }

    private List<DataCenterView> views(List<DataCenter> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        Set<UUID> usable = storageDomains.search(Search.ALL).stream()
                .filter(storageDomain -> storageDomain.status() == StorageDomainStatus.ACTIVE)
                .map(StorageDomain::dataCenterId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return page.stream()
                .map(dataCenter -> new DataCenterView(dataCenter, usable.contains(dataCenter.id())))
                .toList();
    }
}
