package org.vireo.it.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs a script, and of one that fails looks for the shortest that still does. Threads are interleaved anew each time, so
 * each is tried more than once.
 */
final class Shrinking {

    private static final int TRIES = 2;
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final Lane lane;

    Shrinking(Lane lane) {
        this.lane = lane;
    }

    /** The words of the failure, with the acts that lead to it; empty when there is none. */
    Optional<String> run(List<Act> script) {
        Throwable failure = failureOf(script);
        if (failure == null) {
            return Optional.empty();
        }
        String first = failure.toString();
        List<Act> shortest = script;
        long end = System.nanoTime() + LIMIT.toNanos();
        for (int i = script.size() - 1; i >= 0 && System.nanoTime() < end; i--) {
            List<Act> shorter = new ArrayList<>(shortest);
            shorter.remove(i);
            Throwable again = failureOfSome(shorter);
            if (again != null) {
                shortest = shorter;
                failure = again;
            }
        }
        return Optional.of(failure + trace(failure) + "\n  after " + lines(shortest) + "\n(at first " + first
                + "\n  after " + lines(script) + ")");
    }

    /** Where something broke that is no finding of the test's. */
    private static String trace(Throwable failure) {
        if (failure instanceof AssertionError) {
            return "";
        }
        return List.of(failure.getStackTrace()).stream()
                .map(frame -> "\n    at " + frame)
                .collect(Collectors.joining());
    }

    private static String lines(List<Act> script) {
        return script.stream().map(Act::toString).collect(Collectors.joining("\n        "));
    }

    private @Nullable Throwable failureOfSome(List<Act> script) {
        for (int i = 0; i < TRIES; i++) {
            Throwable failure = failureOf(script);
            if (failure != null) {
                return failure;
            }
        }
        return null;
    }

    private @Nullable Throwable failureOf(List<Act> script) {
        try {
            lane.clear();
            new World(lane).run(script);
            return null;
        } catch (AssertionError | RuntimeException e) {
            renew(e);
            return e;
        }
    }

    private void renew(Throwable failure) {
        try {
            lane.renew();
        } catch (AssertionError | RuntimeException e) {
            e.addSuppressed(failure);
            throw e;
        }
    }
}
