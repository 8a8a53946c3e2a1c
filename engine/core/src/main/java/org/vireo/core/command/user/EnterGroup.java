package org.vireo.core.command.user;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Makes a user a member of a group. One who is a member already stays one. */
public record EnterGroup(UUID groupId, UUID userId) implements Command<UUID> {}
