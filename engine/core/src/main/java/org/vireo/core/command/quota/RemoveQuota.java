package org.vireo.core.command.quota;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Removes a quota that nothing is counted to, with its limits. */
public record RemoveQuota(UUID id) implements Command<UUID> {}
