package org.vireo.core.command.datacenter;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;
import org.vireo.model.quota.QuotaMode;

/** Changes what is not null. */
public record UpdateDataCenter(
        UUID id,
        @Nullable String name,
        @Nullable String description,
        @Nullable QuotaMode quotaMode) implements Command<UUID> {

    /** Changes that leave the quotas alone. */
    public UpdateDataCenter(UUID id, @Nullable String name, @Nullable String description) {
        this(id, name, description, null);
    }
}
