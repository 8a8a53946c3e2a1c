package org.vireo.core.command.host;

import java.time.Instant;

/** A one-time token for an agent. Shown once, kept only as its hash. */
public record EnrolmentGrant(String token, Instant expiresAt) {

    /** Without the token. */
    @Override
    public String toString() {
        return "EnrolmentGrant[expiresAt=" + expiresAt + "]";
    }
}
