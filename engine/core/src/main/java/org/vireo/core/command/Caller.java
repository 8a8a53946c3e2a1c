package org.vireo.core.command;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.model.job.RequestKey;

/**
 * Who asks, and under which correlation id it is logged.
 *
 * @param principal name with domain, such as admin@internal
 * @param request what the caller calls the request by; null where he does not
 */
public record Caller(
        UUID userId,
        String principal,
        String correlationId,
        @Nullable RequestKey request) {

    /** One whose requests are each their own. */
    public Caller(UUID userId, String principal, String correlationId) {
        this(userId, principal, correlationId, null);
    }
}
