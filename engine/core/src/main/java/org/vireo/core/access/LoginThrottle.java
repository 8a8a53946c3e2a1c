package org.vireo.core.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down guessing: after a few failures an address must wait before it may try the same user again, twice as long
 * every time. A right password from another address is not hindered.
 */
@Singleton
public final class LoginThrottle {

    private static final int FREE_FAILURES = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final int DOUBLINGS = 6;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final int MOST_ENTRIES = 10_000;

    private final Clock clock;

    /** The entries that failed longest ago make room for new ones. */
    private final Map<Attempt, Failures> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Attempt, Failures> eldest) {
            return size() > MOST_ENTRIES;
        }
    };

    @Inject
    public LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /** How long to wait; empty when the attempt may go ahead. */
    public synchronized Optional<Duration> wait(String address, String principal) {
        Failures known = failures.get(new Attempt(address, principal));
        Duration left = known == null ? Duration.ZERO : Duration.between(clock.instant(), known.retryAt());
        return left.isPositive() ? Optional.of(left) : Optional.empty();
    }

    public synchronized void failed(String address, String principal) {
        Attempt attempt = new Attempt(address, principal);
        Instant now = clock.instant();
        Failures before = failures.remove(attempt);
        int count = before == null || before.isForgotten(now) ? 1 : before.count() + 1;
        failures.put(attempt, new Failures(count, now, now.plus(waitAfter(count))));
    }

    public synchronized void succeeded(String address, String principal) {
        failures.remove(new Attempt(address, principal));
    }

    private static Duration waitAfter(int count) {
        return count < FREE_FAILURES
                ? Duration.ZERO
                : FIRST_WAIT.multipliedBy(1L << Math.min(count - FREE_FAILURES, DOUBLINGS));
    }

    private record Attempt(String address, String principal) {}

    private record Failures(int count, Instant lastAt, Instant retryAt) {
        boolean isForgotten(Instant now) {
            return lastAt.plus(FORGOTTEN_AFTER).isBefore(now);
        }
    }
}
