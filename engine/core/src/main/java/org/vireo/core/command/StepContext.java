package org.vireo.core.command;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.vireo.hostproxy.CallContext;

/**
 * Which step of which task is running.
 *
 * @param undoing whether it is taken back
 * @param takenUp whether it was begun before, by an engine that was killed in it: it may have happened in part or whole
 */
public record StepContext(
        UUID taskId, int position, boolean undoing, String correlationId, boolean takenUp, StepReport report) {

    /** For host calls: the same step of the same task always has the same idempotency key. */
    public CallContext call(Duration deadline) {
        return new CallContext(correlationId, deadline, Optional.of(key()));
    }

    /** For one of several calls that change something in the step. */
    public CallContext call(Duration deadline, String what) {
        return call(deadline).withIdempotencyKey(key() + ":" + what);
    }

    private String key() {
        return taskId + ":" + position + (undoing ? ":undo" : "");
    }
}
