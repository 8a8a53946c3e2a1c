package org.vireo.model.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long one kind of task takes, over those that ended and are still kept. Times count from the request to the end, waiting
 * included, and of tasks that finished alone: what fails tells nothing of how long it would have taken.
 *
 * @param command the kind, such as StartVm
 * @param count how many ended, however
 * @param failed how many of those failed
 * @param times null when none finished
 */
public record TaskDurations(
        String command, long count, long failed, @Nullable Times times) {

    /** Half of them took no longer than the median, 95 of a hundred no longer than the P95. */
    public record Times(Duration median, Duration p95, Duration longest) {}
}
