package org.vireo.core.command;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vireo.hostproxy.CallContext;
import org.vireo.model.job.StepKey;

/**
 * Which step of which task is running.
 *
 * @param undoing whether it is taken back
 * @param takenUp whether it was begun before, and nobody knows how far it went, since an engine was killed in it or an
 *     answer was lost: it may have happened in part or whole
 */
public record StepContext(
        UUID taskId, int position, boolean undoing, String correlationId, boolean takenUp, StepReport report) {

    /** As {@link #key()} writes it, with the word for one of several calls. */
    private static final Pattern KEY =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([0-9]{1,4})(:undo)?(?::.*)?");

    /** The same step asked again, after its answer was lost. */
    public StepContext again() {
        return new StepContext(taskId, position, undoing, correlationId, true, report);
    }

    /** For host calls: the same step of the same task always has the same idempotency key. */
    public CallContext call(Duration deadline) {
        return new CallContext(correlationId, deadline, Optional.of(key()));
    }

    /** For one of several calls that change something in the step. */
    public CallContext call(Duration deadline, String what) {
        return call(deadline).withIdempotencyKey(key() + ":" + what);
    }

    /** The step that made a call with this idempotency key; empty when none did. */
    public static Optional<StepKey> stepOf(String key) {
        Matcher matcher = KEY.matcher(key);
        return matcher.matches()
                ? Optional.of(new StepKey(
                        UUID.fromString(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        matcher.group(3) != null))
                : Optional.empty();
    }

    private String key() {
        return taskId + ":" + position + (undoing ? ":undo" : "");
    }
}
