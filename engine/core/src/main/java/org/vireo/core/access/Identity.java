package org.vireo.core.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.model.user.TokenLimits;

/**
 * Somebody who proved who they are.
 *
 * @param principal name with domain, such as admin@internal
 * @param limits of the program's token that it was proved by; null for people
 */
public record Identity(
        UUID userId, String principal, @Nullable TokenLimits limits) {

    /** A person. */
    public Identity(UUID userId, String principal) {
        this(userId, principal, null);
    }
}
