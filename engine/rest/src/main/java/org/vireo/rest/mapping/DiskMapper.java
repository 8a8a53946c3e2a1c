package org.vireo.rest.mapping;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Disk;
import org.vireo.api.type.DiskBackup;
import org.vireo.api.type.DiskContentType;
import org.vireo.api.type.DiskFormat;
import org.vireo.api.type.DiskStatus;
import org.vireo.api.type.DiskStorageType;
import org.vireo.api.type.QcowVersion;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.core.command.storage.UpdateDisk;
import org.vireo.model.storage.DiskStorage;
import org.vireo.rest.mapping.storage.LunMapper;
import org.vireo.rest.problem.Words;

/** Disks. */
public final class DiskMapper {

    private DiskMapper() {}

    public static Disk toApi(org.vireo.model.storage.Disk disk) {
        Disk api = new Disk();
        api.setId(disk.id().toString());
        api.setName(disk.name());
        api.setAlias(disk.name());
        api.setDescription(disk.description());
        api.setComment("");
        api.setStatus(status(disk.status()));
        api.setProvisionedSize(disk.provisionedBytes());
        api.setActualSize(disk.actualBytes());
        api.setTotalSize(disk.actualBytes());
        addFormat(api, disk.format());
        addFixed(api);
        api.setShareable(disk.isShareable());
        api.setQuota(Refs.quotaOrNone(disk.quotaId()));
        switch (disk.storage()) {
            case DiskStorage.DomainImage image -> {
                api.setStorageType(DiskStorageType.IMAGE);
                api.setImageId(disk.id().toString());
                api.setStorageDomains(List.of(Refs.storageDomain(image.storageDomainId())));
            }
            case DiskStorage.Direct direct -> LunMapper.fill(api, direct);
        }
        return Served.DISK.at(api, Hrefs.of("disks", disk.id()));
    }

    public static AddDisk toAdd(UUID id, UUID storageDomainId, Disk api, @Nullable UUID quotaId) {
        String name = api.getAlias() == null ? api.getName() : api.getAlias();
        return new AddDisk(
                id,
                storageDomainId,
                name == null ? id.toString() : name,
                Words.orEmpty(api.getDescription()),
                format(api),
                api.getProvisionedSize() == null ? 0 : api.getProvisionedSize(),
                Boolean.TRUE.equals(api.getShareable()),
                quotaId);
    }

    /** What the request says of the disk; the rest stays. */
    public static UpdateDisk toUpdate(UUID id, Disk api, @Nullable UUID quotaId) {
        return new UpdateDisk(
                id,
                api.getAlias() == null ? api.getName() : api.getAlias(),
                api.getDescription(),
                api.getShareable(),
                api.getProvisionedSize(),
                quotaId);
    }

    private static void addFormat(Disk api, org.vireo.model.storage.DiskFormat format) {
        boolean cow = switch (format) {
            case COW -> true;
            case RAW -> false;
        };
        api.setFormat(cow ? DiskFormat.COW : DiskFormat.RAW);
        api.setQcowVersion(cow ? QcowVersion.QCOW2_V3 : null);
        api.setSparse(true);
    }

    private static void addFixed(Disk api) {
        api.setContentType(DiskContentType.DATA);
        api.setBackup(DiskBackup.NONE);
        api.setWipeAfterDelete(false);
        api.setPropagateErrors(false);
    }

    /** What several VMs write at a time cannot grow as it is written. */
    private static org.vireo.model.storage.DiskFormat format(Disk api) {
        boolean raw =
                api.getFormat() == null ? Boolean.TRUE.equals(api.getShareable()) : api.getFormat() == DiskFormat.RAW;
        return raw ? org.vireo.model.storage.DiskFormat.RAW : org.vireo.model.storage.DiskFormat.COW;
    }

    private static DiskStatus status(org.vireo.model.storage.DiskStatus status) {
        return switch (status) {
            case LOCKED -> DiskStatus.LOCKED;
            case OK -> DiskStatus.OK;
            case ILLEGAL -> DiskStatus.ILLEGAL;
        };
    }
}
