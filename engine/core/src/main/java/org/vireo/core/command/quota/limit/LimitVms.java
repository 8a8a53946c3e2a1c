package org.vireo.core.command.quota.limit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;

/**
 * Sets how many VMs a quota has room for.
 *
 * @param most null for any number
 */
public record LimitVms(UUID quotaId, @Nullable Integer most) implements Command<UUID> {}
