package org.vireo.core.port;

import java.util.List;
import java.util.UUID;
import org.vireo.model.storage.StorageDomain;

/** Storage domains. Search fields: id, name, status, datacenter. */
public interface StorageDomainRepository extends Repository<StorageDomain> {

    List<StorageDomain> ofDataCenter(UUID dataCenterId);

    List<StorageDomain> ofHost(UUID hostId);
}
