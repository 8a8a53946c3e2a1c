package org.vireo.core.command.user;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Removes a group with the permissions that its members had by it. */
public record RemoveGroup(UUID id) implements Command<UUID> {}
