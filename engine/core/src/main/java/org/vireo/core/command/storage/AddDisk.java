package org.vireo.core.command.storage;

import java.util.UUID;
import org.vireo.core.command.Command;
import org.vireo.model.storage.DiskFormat;

/**
 * Makes an empty disk.
 *
 * @param shareable whether several VMs can have it at a time
 */
public record AddDisk(
        UUID id,
        UUID storageDomainId,
        String name,
        String description,
        DiskFormat format,
        long provisionedBytes,
        boolean shareable)
        implements Command<UUID> {

    /** A disk for one VM at a time. */
    public AddDisk(
            UUID id, UUID storageDomainId, String name, String description, DiskFormat format, long provisionedBytes) {
        this(id, storageDomainId, name, description, format, provisionedBytes, false);
    }
}
