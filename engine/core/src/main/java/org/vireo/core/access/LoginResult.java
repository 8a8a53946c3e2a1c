package org.vireo.core.access;

import java.time.Duration;
import java.time.Instant;

/** How a login ended. */
public sealed interface LoginResult {

    /**
     * It is the user.
     *
     * @param token to be shown once; only its hash is kept
     */
    record Granted(Identity identity, String token, Instant expiresAt) implements LoginResult {
        /** Without the token. */
        @Override
        public String toString() {
            return "Granted[" + identity.principal() + "]";
        }
    }

    /** Wrong, unknown or switched off: the caller does not learn which. */
    record Denied() implements LoginResult {}

    /** Too many failures; nothing was looked at. */
    record Throttled(Duration retryAfter) implements LoginResult {}
}
