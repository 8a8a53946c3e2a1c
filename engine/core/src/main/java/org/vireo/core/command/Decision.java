package org.vireo.core.command;

import java.util.List;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;

/**
 * What a handler decides.
 *
 * @param <R> what the caller gets on acceptance
 */
public sealed interface Decision<R> {

    /** Nothing was written. */
    record Refused<R>(List<Violation> violations) implements Decision<R> {
        public Refused {
            violations = List.copyOf(violations);
        }
    }

    /**
     * Acceptance is written.
     *
     * @param description of the task, for people
     * @param subject the object that it is about
     */
    record Accepted<R>(R result, String description, ObjectRef subject) implements Decision<R> {}

    static <R> Decision<R> refused(Violations violations) {
        return new Refused<>(violations.list());
    }

    static <R> Decision<R> refused(Violation violation) {
        return new Refused<>(List.of(violation));
    }
}
