package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.port.DiskRepository;
import org.vireo.model.storage.Disk;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.database.HqlFunctions;
import org.vireo.persistence.search.SearchTables;

/** Disks in PostgreSQL. */
@Singleton
public final class HibernateDiskRepository extends HibernateRepository<Disk> implements DiskRepository {

    @Inject
    public HibernateDiskRepository(HibernateTransactions transactions) {
        super(transactions, Disk.class, SearchTables.DISKS);
    }

    @Override
    public List<Disk> ofStorageDomain(UUID storageDomainId) {
        return by("storageDomainId", storageDomainId);
    }

    @Override
    public Optional<Disk> ofSource(String key) {
        return query("from Disk e where e.sourceKey = :key")
                .setParameter("key", key)
                .uniqueResultOptional();
    }

    @Override
    public List<Disk> ofRbdImage(String pool, String image) {
        return query("from Disk e where e.sourceKey like :key escape '!' order by e.id")
                .setParameter("key", "rbd:%/" + (pool + "/" + image).replaceAll("[!_%]", "!$0"))
                .getResultList();
    }

    @Override
    public List<Disk> layersOf(Collection<UUID> diskIds) {
        return query("from Disk e where one_of(:ids, e.backingDiskId) order by e.id")
                .setParameter("ids", HqlFunctions.ids(diskIds))
                .getResultList();
    }
}
