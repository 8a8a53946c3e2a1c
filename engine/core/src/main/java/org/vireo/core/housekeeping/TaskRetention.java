package org.vireo.core.housekeeping;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long tasks are kept after they have ended. */
public record TaskRetention(Duration kept) {

    private static final long MOST_DAYS = 3650;

    public TaskRetention {
        if (kept.isZero() || kept.isNegative()) {
            throw new IllegalArgumentException("Tasks are kept for some time, not for " + kept);
        }
    }

    /**
     * Days as an administrator wrote them.
     *
     * @throws IllegalArgumentException with a remedy, when that is no number of days
     */
    public static TaskRetention ofDays(String setting, String days) {
        try {
            long number = Long.parseLong(days.strip());
            if (number >= 1 && number <= MOST_DAYS) {
                return new TaskRetention(Duration.ofDays(number));
            }
        } catch (NumberFormatException e) {
            throw refused(setting, days, e);
        }
        throw refused(setting, days, null);
    }

    private static IllegalArgumentException refused(String setting, String days, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "System property " + setting + " is '" + days + "': give a number of days from 1 to " + MOST_DAYS,
                cause);
    }
}
