package org.vireo.core.query.statistics;

import org.jspecify.annotations.Nullable;
import org.vireo.core.monitoring.statistics.Series;

/**
 * What a running VM does with a disk; null for what is not known.
 *
 * @param now read and written
 * @param latency how long a request takes
 */
public record DiskFigures(Traffic now, Latency latency) {

    /** Seconds a request; 0 when there was none lately. */
    public record Latency(
            @Nullable Double read,
            @Nullable Double write,
            @Nullable Double flush) {}

    private static final double SECONDS_OF_NANOS = 1 / 1e9;

    static DiskFigures of(Series series, String target) {
        Figures figures = new Figures(series);
        String block = "block." + target + ".";
        return new DiskFigures(
                new Traffic(figures.perSecond(block + "rd.bytes"), figures.perSecond(block + "wr.bytes")),
                new Latency(
                        latency(figures, block + "rd"),
                        latency(figures, block + "wr"),
                        latency(figures, block + "fl")));
    }

    private static @Nullable Double latency(Figures figures, String kind) {
        return Figures.times(figures.ratio(kind + ".times", kind + ".reqs"), SECONDS_OF_NANOS);
    }
}
