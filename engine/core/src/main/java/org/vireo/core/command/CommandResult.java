package org.vireo.core.command;

import java.util.List;
import java.util.UUID;
import org.vireo.core.validation.Violation;

/**
 * What the caller of a command gets.
 *
 * @param <R> the handler's result
 */
public sealed interface CommandResult<R> {

    /**
     * It is done, or a task works on it.
     *
     * @param running whether steps are still to be done
     */
    record Accepted<R>(R value, UUID taskId, boolean running) implements CommandResult<R> {}

    /** Not possible; all the reasons. */
    record Refused<R>(List<Violation> violations) implements CommandResult<R> {
        public Refused {
            violations = List.copyOf(violations);
        }
    }

    /** The caller may not. */
    record Forbidden<R>(String message) implements CommandResult<R> {}
}
