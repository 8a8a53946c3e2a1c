package org.vireo.core.command.user;

import java.util.UUID;
import org.vireo.core.command.Command;

/** Ends a login of a user, or a token of one of their programs. */
public record EndToken(UUID userId, UUID tokenId) implements Command<UUID> {}
