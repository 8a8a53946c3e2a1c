package org.vireo.core.command.storage;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;

/**
 * Changes what is known of a disk; null keeps what there is.
 *
 * @param provisionedBytes the size of a disk outside of storage domains, which nobody but the user knows
 * @param quotaId what it is counted to
 */
public record UpdateDisk(
        UUID id,
        @Nullable String name,
        @Nullable String description,
        @Nullable Boolean shareable,
        @Nullable Long provisionedBytes,
        @Nullable UUID quotaId)
        implements Command<UUID> {

    /** Changes that leave the quota alone. */
    public UpdateDisk(
            UUID id,
            @Nullable String name,
            @Nullable String description,
            @Nullable Boolean shareable,
            @Nullable Long provisionedBytes) {
        this(id, name, description, shareable, provisionedBytes, null);
    }
}
