package org.vireo.core.command.quota.limit;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Takes a limit of a cluster off a quota. */
public record RemoveClusterLimit(UUID quotaId, UUID id) implements Command<UUID> {}
