package org.vireo.hostproxy;

import java.util.Optional;
import java.util.function.Function;

/**
 * How a call to a host ended. There are four ways and no exception: whoever calls must say what each means to it.
 *
 * @param <T> what a call that was done gives back
 */
public sealed interface HostOutcome<T> {

    /** The agent did it. */
    record Done<T>(T value) implements HostOutcome<T> {}

    /** The agent answered with an error: it did not do it. */
    record Refused<T>(HostError error) implements HostOutcome<T> {}

    /** The call never left: it was certainly not executed. {@code reason} is one sentence for a person. */
    record Unreachable<T>(String reason) implements HostOutcome<T> {}

    /**
     * The call was sent and what became of it is not known: no answer in time, the connection lost, or the agent
     * itself cannot tell. The caller must look (list the domains, read the volume) before it acts again.
     */
    record Unknown<T>(String reason) implements HostOutcome<T> {}

    /** The value of a call that was done. */
    default Optional<T> done() {
        return this instanceof Done<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    /** Whether the agent did it. */
    default boolean isDone() {
        return this instanceof Done<T>;
    }

    /** The same outcome with another value. */
    default <R> HostOutcome<R> map(Function<? super T, ? extends R> mapping) {
        return flatMap(value -> new Done<>(mapping.apply(value)));
    }

    /** The outcome of a second call where the first was done, otherwise the first one's. */
    default <R> HostOutcome<R> flatMap(Function<? super T, HostOutcome<R>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Refused<T>(HostError error) -> new Refused<>(error);
            case Unreachable<T>(String reason) -> new Unreachable<>(reason);
            case Unknown<T>(String reason) -> new Unknown<>(reason);
        };
    }

    /** One sentence for logs, tasks and events. */
    default String summary() {
        return switch (this) {
            case Done<T> done -> "done";
            case Refused<T>(HostError error) -> "refused: " + error.summary();
            case Unreachable<T>(String reason) -> "host unreachable: " + reason;
            case Unknown<T>(String reason) -> "outcome unknown: " + reason;
        };
    }
}
