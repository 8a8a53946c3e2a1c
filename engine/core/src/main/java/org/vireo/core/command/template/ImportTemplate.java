package org.vireo.core.command.template;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;

/**
 * Makes a template whose one disk is a copy of an image file in the import folder of a storage domain.
 *
 *
 * @param file its name, without a path.
 *
 * @param memoryBytes 0 for the default.
 * @param quotaId what the disk is counted to; null for what it must be
 */
public record ImportTemplate(
        UUID id,
        UUID diskId,
        UUID storageDomainId,
        String file,
        String name,
        String description,
        UUID clusterId,
        long memoryBytes,
        @Nullable UUID quotaId)
        implements Command<UUID> {}
