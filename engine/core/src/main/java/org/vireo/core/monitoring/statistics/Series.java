package org.vireo.core.monitoring.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The last two samples of one host or VM: what it is, and how fast its counters grow.
 *
 * @param heard when the last one came, by the engine's clock
 * @param before null when there was only one
 */
public record Series(Instant heard, @Nullable Sample before, Sample last) {

    private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    static Series first(Instant heard, Instant at, Map<String, Long> numbers) {
        return new Series(heard, null, new Sample(at, numbers));
    }

    Series next(Instant now, Instant at, Map<String, Long> changed, boolean whole) {
        return new Series(now, last, last.with(at, changed, whole));
    }

    /** Something of it was told, but it was not counted anew. */
    Series corrected(Map<String, Long> changed, boolean whole) {
        return new Series(heard, before, last.with(last.at(), changed, whole));
    }

    /** A number as it is. */
    public OptionalLong value(String name) {
        Long value = last.numbers().get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** How much a counter grew between the two; empty when it did not count all the time, or began anew. */
    public OptionalLong growth(String name) {
        Long now = last.numbers().get(name);
        Long then = before == null ? null : before.numbers().get(name);
        return now == null || then == null || now < then ? OptionalLong.empty() : OptionalLong.of(now - then);
    }

    /** How fast a counter grows; empty when its growth or the time between the two is not known. */
    public OptionalDouble perSecond(String name) {
        OptionalLong growth = growth(name);
        double seconds =
                before == null ? 0 : Duration.between(before.at(), last.at()).toNanos() / NANOS_PER_SECOND;
        return growth.isEmpty() || seconds <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(growth.getAsLong() / seconds);
    }

    /** The growths per second of all counters with such names together; empty when none of them is known. */
    public OptionalDouble allPerSecond(String prefix, String suffix) {
        double[] known = last.numbers().keySet().stream()
                .filter(name -> name.startsWith(prefix) && name.endsWith(suffix))
                .map(this::perSecond)
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        double sum = 0;
        for (double rate : known) {
            sum += rate;
        }
        return known.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum);
    }
}
