package org.vireo.core.command.user;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Makes a group. */
public record AddGroup(UUID id, String name) implements Command<UUID> {}
