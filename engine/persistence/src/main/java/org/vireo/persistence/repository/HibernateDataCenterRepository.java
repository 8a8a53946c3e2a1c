package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.vireo.core.port.DataCenterRepository;
import org.vireo.model.cluster.DataCenter;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.search.SearchTables;

/** Data centers in PostgreSQL. */
@Singleton
public final class HibernateDataCenterRepository extends HibernateRepository<DataCenter>
        implements DataCenterRepository {

    @Inject
    public HibernateDataCenterRepository(HibernateTransactions transactions) {
        super(transactions, DataCenter.class, SearchTables.DATA_CENTERS);
    }
}
