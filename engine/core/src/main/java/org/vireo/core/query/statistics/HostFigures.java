package org.vireo.core.query.statistics;

import org.jspecify.annotations.Nullable;
import org.vireo.core.monitoring.statistics.Series;

/**
 * How busy a host is; null for what is not known.
 *
 * @param network of the cards that stand on no other device
 * @param load the kernel's load average over five minutes
 * @param bootTime seconds since the epoch
 */
public record HostFigures(
        Memory memory,
        Swap swap,
        Cpu cpu,
        Traffic network,
        @Nullable Double load,
        @Nullable Long bootTime) {

    /**
     * Memory in bytes.
     *
     * @param free what can still be taken, caches among it
     */
    public record Memory(
            @Nullable Long total,
            @Nullable Long used,
            @Nullable Long free,
            @Nullable Long shared,
            @Nullable Long buffers,
            @Nullable Long cached) {}

    /** Swap in bytes. */
    public record Swap(
            @Nullable Long total,
            @Nullable Long used,
            @Nullable Long free,
            @Nullable Long cached) {}

    /** What the processors do, per cent of all of them together. */
    public record Cpu(
            @Nullable Double user,
            @Nullable Double system,
            @Nullable Double idle) {}

    private static final double HUNDREDTH = 0.01;
    private static final double PERCENT = 100;

    static HostFigures of(Series series) {
        Figures figures = new Figures(series);
        Long load = figures.value("load.5m");
        return new HostFigures(
                memory(figures),
                swap(figures),
                cpu(figures),
                new Traffic(figures.allPerSecond("net.", ".rx.bytes"), figures.allPerSecond("net.", ".tx.bytes")),
                load == null ? null : Double.valueOf(load * HUNDREDTH),
                figures.value("boot.time"));
    }

    private static Memory memory(Figures figures) {
        Long total = figures.value("memory.total");
        Long available = figures.value("memory.available");
        return new Memory(
                total,
                Figures.difference(total, available),
                available,
                figures.value("memory.shared"),
                figures.value("memory.buffers"),
                figures.value("memory.cached"));
    }

    private static Swap swap(Figures figures) {
        Long total = figures.value("swap.total");
        Long free = figures.value("swap.free");
        return new Swap(total, Figures.difference(total, free), free, figures.value("swap.cached"));
    }

    private static Cpu cpu(Figures figures) {
        Double user = figures.perSecond("cpu.user");
        Double system = figures.perSecond("cpu.system");
        Double idle = figures.perSecond("cpu.idle");
        if (user == null || system == null || idle == null || user + system + idle <= 0) {
            return new Cpu(null, null, null);
        }
        double all = user + system + idle;
        return new Cpu(PERCENT * user / all, PERCENT * system / all, PERCENT * idle / all);
    }
}
