package org.vireo.core.query.statistics;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.vireo.core.monitoring.statistics.Series;

/** Numbers of a series in plain units; null for what is not known. */
record Figures(Series series) {

    private static final long KIB = 1024;

    @Nullable
    Long value(String name) {
        return plain(series.value(name));
    }

    /** What libvirt counts in KiB, in bytes. */
    @Nullable
    Long kibibytes(String name) {
        Long value = value(name);
        return value == null ? null : value * KIB;
    }

    @Nullable
    Double perSecond(String name) {
        return plain(series.perSecond(name));
    }

    @Nullable
    Double allPerSecond(String prefix, String suffix) {
        return plain(series.allPerSecond(prefix, suffix));
    }

    /** How much one counter grew for each step of another; 0 when that made none. */
    @Nullable
    Double ratio(String counter, String steps) {
        OptionalLong counted = series.growth(counter);
        OptionalLong stepped = series.growth(steps);
        if (counted.isEmpty() || stepped.isEmpty()) {
            return null;
        }
        return stepped.getAsLong() == 0 ? 0.0 : (double) counted.getAsLong() / stepped.getAsLong();
    }

    static @Nullable Long difference(@Nullable Long whole, @Nullable Long part) {
        return whole == null || part == null ? null : Math.max(0, whole - part);
    }

    static @Nullable Double difference(@Nullable Double whole, @Nullable Double part) {
        return whole == null || part == null ? null : Math.max(0, whole - part);
    }

    static @Nullable Double times(@Nullable Double value, double factor) {
        return value == null ? null : value * factor;
    }

    private static @Nullable Long plain(OptionalLong value) {
        return value.isEmpty() ? null : value.getAsLong();
    }

    private static @Nullable Double plain(OptionalDouble value) {
        return value.isEmpty() ? null : value.getAsDouble();
    }
}
