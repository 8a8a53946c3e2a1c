package org.vireo.core.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Keeps one user's script from taking the engine from all others: each has a bucket of requests that fills again. */
public final class RateLimits {

    /** A portal that opens and a script that begins ask for much at once, and then for little. */
    private static final int SECONDS_AT_ONCE = 5;

    private static final int MOST_USERS = 10_000;

    private final int perSecond;
    private final TimeMeter time;

    /** Who has not asked for longest makes room; his bucket is full again by then. */
    private final Map<UUID, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Bucket> eldest) {
            return size() > MOST_USERS;
        }
    };

    /** Of so many requests of each user, for as long as they like. */
    public RateLimits(int perSecond, TimeMeter time) {
        this.perSecond = perSecond;
        this.time = time;
    }

    /** Requests that may come at once after a rest. */
    public long burst() {
        return (long) perSecond * SECONDS_AT_ONCE;
    }

    /**
     * How a user stands after a request.
     *
     * @param left requests that may come at once
     * @param pause until the next one may come; zero when this one may go on
     * @param full until as many as ever may come at once again
     */
    public record Standing(long left, Duration pause, Duration full) {

        public boolean isAllowed() {
            return pause.isZero();
        }
    }

    /** Counts a request of the user. */
    public Standing take(UUID userId) {
        ConsumptionProbe probe = bucket(userId).tryConsumeAndReturnRemaining(1);
        return new Standing(
                probe.getRemainingTokens(),
                probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }

    private synchronized Bucket bucket(UUID userId) {
        return buckets.computeIfAbsent(
                userId,
                id -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(limit -> limit.capacity(burst()).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
    }
}
