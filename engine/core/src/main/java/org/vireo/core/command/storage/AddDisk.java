package org.vireo.core.command.storage;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;
import org.vireo.model.storage.DiskFormat;

/**
 * Makes an empty disk.
 *
 * @param shareable whether several VMs can have it at a time
 * @param quotaId what it is counted to; null for what it must be
 */
public record AddDisk(
        UUID id,
        UUID storageDomainId,
        String name,
        String description,
        DiskFormat format,
        long provisionedBytes,
        boolean shareable,
        @Nullable UUID quotaId)
        implements Command<UUID> {

    /** A disk that is counted to what it must be. */
    public AddDisk(
            UUID id,
            UUID storageDomainId,
            String name,
            String description,
            DiskFormat format,
            long provisionedBytes,
            boolean shareable) {
        this(id, storageDomainId, name, description, format, provisionedBytes, shareable, null);
    }

    /** A disk for one VM at a time. */
    public AddDisk(
            UUID id, UUID storageDomainId, String name, String description, DiskFormat format, long provisionedBytes) {
        this(id, storageDomainId, name, description, format, provisionedBytes, false, null);
    }
}
