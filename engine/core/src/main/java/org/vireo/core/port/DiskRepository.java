package org.vireo.core.port;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.vireo.model.storage.Disk;

/** Disks. Search fields: id, name, alias, description, status, storage.name. */
public interface DiskRepository extends Repository<Disk> {

    List<Disk> ofStorageDomain(UUID storageDomainId);

    /** Disks that are copy-on-write layers of one of these. */
    List<Disk> layersOf(Collection<UUID> diskIds);
}
