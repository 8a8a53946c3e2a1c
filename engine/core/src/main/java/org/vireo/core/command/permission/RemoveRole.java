package org.vireo.core.command.permission;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Removes a role that nobody has. */
public record RemoveRole(UUID id) implements Command<UUID> {}
