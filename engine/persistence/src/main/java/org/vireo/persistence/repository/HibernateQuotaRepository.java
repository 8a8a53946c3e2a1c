package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.port.quota.QuotaRepository;
import org.vireo.core.port.quota.StorageUse;
import org.vireo.core.port.quota.VmUse;
import org.vireo.model.quota.Quota;
import org.vireo.model.quota.QuotaClusterLimit;
import org.vireo.model.quota.QuotaStorageLimit;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.database.HqlFunctions;
import org.vireo.persistence.search.SearchTables;

/** Quotas in PostgreSQL. */
@Singleton
public final class HibernateQuotaRepository extends HibernateRepository<Quota> implements QuotaRepository {

    @Inject
    public HibernateQuotaRepository(HibernateTransactions transactions) {
        super(transactions, Quota.class, SearchTables.QUOTAS);
    }

    @Override
    public Optional<Quota> findForUpdate(UUID id) {
        Optional<Quota> found = query("from Quota e where e.id = :id")
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .uniqueResultOptional();
        // A query leaves what the session knows already as it was read before the lock.
        found.ifPresent(session()::refresh);
        return found;
    }

    @Override
    public List<QuotaClusterLimit> clusterLimits(UUID quotaId) {
        return session()
                .createSelectionQuery(
                        "from QuotaClusterLimit e where e.quotaId = :quota order by e.clusterId nulls first, e.id",
                        QuotaClusterLimit.class)
                .setParameter("quota", quotaId)
                .getResultList();
    }

    @Override
    public List<QuotaStorageLimit> storageLimits(UUID quotaId) {
        return session()
                .createSelectionQuery(
                        "from QuotaStorageLimit e where e.quotaId = :quota order by e.storageDomainId nulls first, e.id",
                        QuotaStorageLimit.class)
                .setParameter("quota", quotaId)
                .getResultList();
    }

    @Override
    public void add(QuotaClusterLimit limit) {
        session().persist(limit);
    }

    @Override
    public void add(QuotaStorageLimit limit) {
        session().persist(limit);
    }

    @Override
    public void remove(QuotaClusterLimit limit) {
        session().remove(limit);
    }

    @Override
    public void remove(QuotaStorageLimit limit) {
        session().remove(limit);
    }

    @Override
    public List<VmUse> vmUse(Collection<UUID> quotaIds) {
        return session()
                .createSelectionQuery("""
                        select new org.vireo.core.port.quota.VmUse(v.quotaId, v.clusterId, count(*),
                            sum(greatest(v.topology.sockets * v.topology.cores * v.topology.threads,
                                coalesce(r.growingVcpus, 0))),
                            sum(greatest(v.memoryBytes, coalesce(r.growingBytes, 0L))))
                        from Vm v left join VmRuntime r on r.vmId = v.id
                        where one_of(:quotas, v.quotaId) group by v.quotaId, v.clusterId""", VmUse.class)
                .setParameter("quotas", HqlFunctions.ids(quotaIds))
                .getResultList();
    }

    @Override
    public List<StorageUse> storageUse(Collection<UUID> quotaIds) {
        return session()
                .createSelectionQuery("""
                        select new org.vireo.core.port.quota.StorageUse(d.quotaId, d.storageDomainId, count(*),
                            sum(d.provisionedBytes))
                        from Disk d where one_of(:quotas, d.quotaId) group by d.quotaId, d.storageDomainId""", StorageUse.class)
                .setParameter("quotas", HqlFunctions.ids(quotaIds))
                .getResultList();
    }
}
