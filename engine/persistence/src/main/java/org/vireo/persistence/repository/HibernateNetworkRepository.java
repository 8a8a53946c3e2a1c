package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.vireo.core.port.NetworkRepository;
import org.vireo.model.network.Network;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.search.SearchTables;

/** Networks in PostgreSQL. */
@Singleton
public final class HibernateNetworkRepository extends HibernateRepository<Network> implements NetworkRepository {

    @Inject
    public HibernateNetworkRepository(HibernateTransactions transactions) {
        super(transactions, Network.class, SearchTables.NETWORKS);
    }

    @Override
    public List<Network> ofDataCenter(UUID dataCenterId) {
        return by("dataCenterId", dataCenterId);
    }
}
