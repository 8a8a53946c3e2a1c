package org.vireo.core.command.user;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;

/**
 * Makes a token for a program that acts for a user; the answer is the token, which nobody can read again.
 *
 * @param roleId of the role that narrows it; null for one that may do what its user may
 * @param days how long it is good for
 */
public record AddToken(
        UUID id, UUID userId, String name, @Nullable UUID roleId, int days) implements Command<String> {}
