package org.vireo.core.housekeeping;

import java.time.Duration;

/** How long tasks are kept after they have ended. */
public record TaskRetention(Duration kept) {

    public TaskRetention {
        if (kept.isZero() || kept.isNegative()) {
            throw new IllegalArgumentException("Tasks are kept for some time, not for " + kept);
        }
    }
}
