package org.vireo.core.command.datacenter;

import java.util.UUID;
import org.vireo.core.command.Command;
import org.vireo.model.quota.QuotaMode;

/** Makes a data center. */
public record AddDataCenter(UUID id, String name, String description, boolean local, QuotaMode quotaMode)
        implements Command<UUID> {

    /** One without quotas. */
    public AddDataCenter(UUID id, String name, String description, boolean local) {
        this(id, name, description, local, QuotaMode.DISABLED);
    }
}
