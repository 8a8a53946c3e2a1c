package org.vireo.core.monitoring.statistics;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers of one moment.
 *
 * @param at by the clock of the host that counted
 * @param numbers by the agent's names
 */
public record Sample(Instant at, Map<String, Long> numbers) {

    public Sample {
        numbers = Map.copyOf(numbers);
    }

    /** The numbers of a later moment, when only these have changed. */
    Sample with(Instant later, Map<String, Long> changed, boolean whole) {
        if (whole) {
            return new Sample(later, changed);
        }
        if (changed.isEmpty()) {
            return new Sample(later, numbers);
        }
        Map<String, Long> merged = new HashMap<>(numbers);
        merged.putAll(changed);
        return new Sample(later, merged);
    }
}
