package org.vireo.core.command.quota.limit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;

/**
 * Limits how large the disks of a quota may be in a storage domain.
 *
 * @param storageDomainId null for all storage domains together
 * @param provisionedBytes null for any size
 */
public record AddStorageLimit(
        UUID id,
        UUID quotaId,
        @Nullable UUID storageDomainId,
        @Nullable Long provisionedBytes) implements Command<UUID> {}
