package org.vireo.core.command.user;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Takes a user out of a group. */
public record LeaveGroup(UUID groupId, UUID userId) implements Command<UUID> {}
