package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.vireo.core.port.StorageDomainRepository;
import org.vireo.model.storage.StorageDomain;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.search.SearchTables;

/** Storage domains in PostgreSQL. */
@Singleton
public final class HibernateStorageDomainRepository extends HibernateRepository<StorageDomain>
        implements StorageDomainRepository {

    @Inject
    public HibernateStorageDomainRepository(HibernateTransactions transactions) {
        super(transactions, StorageDomain.class, SearchTables.STORAGE_DOMAINS);
    }

    @Override
    public List<StorageDomain> ofDataCenter(UUID dataCenterId) {
        return by("dataCenterId", dataCenterId);
    }

    @Override
    public List<StorageDomain> ofHost(UUID hostId) {
        return by("hostId", hostId);
    }
}
