package org.vireo.core.command.storage;

import java.util.UUID;
import org.vireo.core.command.Command;
import org.vireo.model.storage.DiskFormat;

/** Makes an empty disk. */
public record AddDisk(
        UUID id, UUID storageDomainId, String name, String description, DiskFormat format, long provisionedBytes)
        implements Command<UUID> {}
