package org.vireo.hostproxy;

import java.time.Duration;
import java.util.Optional;

/**
 * What travels with every call beside its arguments.
 *
 * @param correlationId the id of what the user started; it is in the logs of the engine and of the agent
 * @param deadline how long the agent may work on it; at least one millisecond. The caller waits a second longer, so
 *     that the agent's own word on a missed deadline still arrives
 * @param idempotencyKey for verbs that change something: the agent answers a repeated key with its first result
 *     instead of doing it again
 */
public record CallContext(String correlationId, Duration deadline, Optional<String> idempotencyKey) {

    public CallContext {
        if (correlationId.isBlank()) {
            throw new IllegalArgumentException("A call needs a correlation id: pass that of the task or request");
        }
        if (deadline.toMillis() < 1) {
            throw new IllegalArgumentException("A call's deadline must be at least 1 ms, not " + deadline);
        }
    }

    /** A call that changes nothing, or may be done twice. */
    public static CallContext of(String correlationId, Duration deadline) {
        return new CallContext(correlationId, deadline, Optional.empty());
    }

    /** The same call under a key that makes its repetition harmless. */
    public CallContext withIdempotencyKey(String key) {
        return new CallContext(correlationId, deadline, Optional.of(key));
    }
}
