package org.vireo.core.query.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Caller;
import org.vireo.core.port.StorageDomainRepository;
import org.vireo.core.query.Search;
import org.vireo.model.storage.StorageDomain;

/** Reads storage domains. */
@Singleton
public final class StorageDomainQueries {

    private static final Map<String, String> ALIASES =
            Map.of("datacenter.name", "datacenter", "storage.name", "name", "storage", "name", "storages.name", "name");

    private final Sights sights;
    private final StorageDomainRepository storageDomains;

    @Inject
    public StorageDomainQueries(Sights sights, StorageDomainRepository storageDomains) {
        this.sights = sights;
        this.storageDomains = storageDomains;
    }

    public List<StorageDomain> list(Search search, Caller caller) {
        return sights.read(caller, sight -> storageDomains.search(search.renamed(ALIASES), sight));
    }

    public List<StorageDomain> ofDataCenter(UUID dataCenterId, Caller caller) {
        return sights.read(caller, sight -> storageDomains.search(Search.by("datacenter.id", dataCenterId), sight));
    }

    public Optional<StorageDomain> find(UUID id, Caller caller) {
        return sights.read(caller, sight -> storageDomains.find(id, sight));
    }
}
