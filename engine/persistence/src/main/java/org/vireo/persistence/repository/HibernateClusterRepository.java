package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.vireo.core.port.ClusterRepository;
import org.vireo.model.cluster.Cluster;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.search.SearchTables;

/** Clusters in PostgreSQL. */
@Singleton
public final class HibernateClusterRepository extends HibernateRepository<Cluster> implements ClusterRepository {

    @Inject
    public HibernateClusterRepository(HibernateTransactions transactions) {
        super(transactions, Cluster.class, SearchTables.CLUSTERS);
    }

    @Override
    public List<Cluster> ofDataCenter(UUID dataCenterId) {
        return by("dataCenterId", dataCenterId);
    }
}
