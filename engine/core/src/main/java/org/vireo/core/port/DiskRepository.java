package org.vireo.core.port;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.model.storage.Disk;

/** Disks. Search fields: id, name, alias, description, status, storage.name. */
public interface DiskRepository extends Repository<Disk> {

    List<Disk> ofStorageDomain(UUID storageDomainId);

    /** The disk outside of storage domains that holds this data, by {@link org.vireo.model.storage.DiskSource#key}. */
    Optional<Disk> ofSource(String key);

    /** Disks outside of storage domains on Ceph images of that name, of whatever cluster. */
    List<Disk> ofRbdImage(String pool, String image);

    /** Disks that are copy-on-write layers of one of these. */
    List<Disk> layersOf(Collection<UUID> diskIds);
}
