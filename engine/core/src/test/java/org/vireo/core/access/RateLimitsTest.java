package org.vireo.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private static final UUID JANE = new UUID(0, 1);
    private static final UUID JOE = new UUID(0, 2);

    private long now;
    private final RateLimits limits = new RateLimits(200, new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void whoAsksTooOftenShouldWaitAndNobodyElse() {
        for (long left = limits.burst() - 1; left >= 0; left--) {
            assertThat(limits.take(JANE)).returns(left, RateLimits.Standing::left);
        }
        RateLimits.Standing refused = limits.take(JANE);
        assertThat(refused.isAllowed()).isFalse();
        assertThat(refused.pause()).isEqualTo(Duration.ofMillis(5));
        assertThat(refused.full()).isEqualTo(Duration.ofSeconds(5));
        assertThat(limits.take(JOE).isAllowed()).isTrue();
        now += Duration.ofMillis(5).toNanos();
        assertThat(limits.take(JANE).isAllowed()).isTrue();
        assertThat(limits.take(JANE).isAllowed()).isFalse();
        now += Duration.ofMinutes(1).toNanos();
        assertThat(limits.take(JANE).left()).isEqualTo(limits.burst() - 1);
    }

    @Test
    void manyUsersShouldNotFillTheMemory() {
        for (int i = 0; i < 50_000; i++) {
            assertThat(limits.take(new UUID(1, i)).isAllowed()).isTrue();
        }
    }
}
