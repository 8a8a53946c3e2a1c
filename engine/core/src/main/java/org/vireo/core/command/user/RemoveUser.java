package org.vireo.core.command.user;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Removes a user with the permissions and logins. */
public record RemoveUser(UUID id) implements Command<UUID> {}
