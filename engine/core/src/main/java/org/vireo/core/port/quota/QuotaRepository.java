package org.vireo.core.port.quota;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.port.Repository;
import org.vireo.model.quota.Quota;
import org.vireo.model.quota.QuotaClusterLimit;
import org.vireo.model.quota.QuotaStorageLimit;

/** Quotas with their limits, and what is used of them. Search fields: id, name, description, datacenter.id. */
public interface QuotaRepository extends Repository<Quota> {

    /** As it is now; nobody else consumes or changes it until the transaction ends. */
    Optional<Quota> findForUpdate(UUID id);

    /** The one for all clusters first. */
    List<QuotaClusterLimit> clusterLimits(UUID quotaId);

    /** The one for all storage domains first. */
    List<QuotaStorageLimit> storageLimits(UUID quotaId);

    void add(QuotaClusterLimit limit);

    void add(QuotaStorageLimit limit);

    void remove(QuotaClusterLimit limit);

    void remove(QuotaStorageLimit limit);

    /** By quota and cluster; what is not used is not there. One statement. */
    List<VmUse> vmUse(Collection<UUID> quotaIds);

    /** By quota and storage domain; what is not used is not there. One statement. */
    List<StorageUse> storageUse(Collection<UUID> quotaIds);

    /** A quota with all of that. */
    default QuotaState state(Quota quota) {
        List<UUID> ids = List.of(quota.id());
        return new QuotaState(quota, clusterLimits(quota.id()), storageLimits(quota.id()), vmUse(ids), storageUse(ids));
    }
}
