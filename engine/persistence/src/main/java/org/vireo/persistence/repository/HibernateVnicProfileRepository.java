package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.vireo.core.port.VnicProfileRepository;
import org.vireo.model.network.VnicProfile;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.database.HqlFunctions;
import org.vireo.persistence.search.SearchTables;

/** vNIC profiles in PostgreSQL. */
@Singleton
public final class HibernateVnicProfileRepository extends HibernateRepository<VnicProfile>
        implements VnicProfileRepository {

    @Inject
    public HibernateVnicProfileRepository(HibernateTransactions transactions) {
        super(transactions, VnicProfile.class, SearchTables.VNIC_PROFILES);
    }

    @Override
    public List<VnicProfile> ofNetworks(Collection<UUID> networkIds) {
        return query("from VnicProfile e where one_of(:ids, e.networkId) order by by_letter(e.name), e.id")
                .setParameter("ids", HqlFunctions.ids(networkIds))
                .getResultList();
    }
}
