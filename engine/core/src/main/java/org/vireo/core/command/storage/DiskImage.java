package org.vireo.core.command.storage;

import java.util.Optional;
import java.util.UUID;
import org.vireo.hostproxy.storage.VolumeFormat;
import org.vireo.hostproxy.storage.VolumeRef;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.storage.StorageDomain;

/** Where the image file of a disk is to lie, and over which one. */
record DiskImage(
        UUID diskId,
        UUID hostId,
        UUID storageDomainId,
        String storagePath,
        VolumeRef volume,
        long provisionedBytes,
        Optional<VolumeRef> backing) {

    static DiskImage of(Disk disk, StorageDomain storageDomain, Optional<VolumeRef> backing) {
        return new DiskImage(
                disk.id(),
                storageDomain.hostId(),
                storageDomain.id(),
                storageDomain.path(),
                volume(disk, storageDomain),
                disk.provisionedBytes(),
                backing);
    }

    static VolumeRef volume(Disk disk, StorageDomain storageDomain) {
        return new VolumeRef(storageDomain.imagePath(disk.id(), disk.format()), format(disk.format()));
    }

    static VolumeFormat format(DiskFormat format) {
        return switch (format) {
            case COW -> VolumeFormat.QCOW2;
            case RAW -> VolumeFormat.RAW;
        };
    }
}
