package org.vireo.core.command;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.model.job.RequestKey;
import org.vireo.model.user.Permit;
import org.vireo.model.user.TokenLimits;

/**
 * Who asks, and under which correlation id it is logged.
 *
 * @param principal name with domain, such as admin@internal
 * @param request what the caller calls the request by; null where he does not
 * @param limits of the program's token that the caller came with; null for people and the engine's own work
 */
public record Caller(
        UUID userId,
        String principal,
        String correlationId,
        @Nullable RequestKey request,
        @Nullable TokenLimits limits) {

    /** One whose requests are each their own. */
    public Caller(UUID userId, String principal, String correlationId) {
        this(userId, principal, correlationId, null, null);
    }

    /** Whether nothing but the user's own rights is in the way. */
    boolean isLetBy(Permit permit) {
        return limits == null || limits.allows(permit);
    }
}
