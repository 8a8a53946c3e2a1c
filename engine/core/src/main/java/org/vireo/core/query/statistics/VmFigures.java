package org.vireo.core.query.statistics;

import org.jspecify.annotations.Nullable;
import org.vireo.core.monitoring.statistics.Series;

/**
 * What a running VM uses; null for what is not known.
 *
 * @param network of all its cards, from the guest's point of view
 * @param disks of all its disks
 */
public record VmFigures(Memory memory, Cpu cpu, Traffic network, Traffic disks) {

    /**
     * Memory in bytes.
     *
     * @param used what the guest itself has in use; when it does not say, what QEMU holds on the host for it
     * @param free what the guest can still take
     * @param cached what the guest uses as cache of its disks
     * @param saidByGuest whether {@code used} is the guest's own word
     */
    public record Memory(
            @Nullable Long installed,
            @Nullable Long used,
            @Nullable Long free,
            @Nullable Long cached,
            boolean saidByGuest) {}

    /** Processor time, per cent of one processor of the host: two that are busy are 200. */
    public record Cpu(
            @Nullable Double guest,
            @Nullable Double hypervisor,
            @Nullable Double total) {}

    private static final double PERCENT_OF_NANOS = 100 / 1e9;

    static VmFigures of(Series series) {
        Figures figures = new Figures(series);
        return new VmFigures(
                memory(figures),
                cpu(figures),
                new Traffic(figures.allPerSecond("net.", ".rx.bytes"), figures.allPerSecond("net.", ".tx.bytes")),
                new Traffic(figures.allPerSecond("block.", ".rd.bytes"), figures.allPerSecond("block.", ".wr.bytes")));
    }

    private static Memory memory(Figures figures) {
        Long usable = figures.kibibytes("balloon.usable");
        Long said = Figures.difference(figures.kibibytes("balloon.available"), usable);
        Long held = figures.kibibytes("balloon.rss");
        Long current = figures.kibibytes("balloon.current");
        Long capped = held == null || current == null ? held : Long.valueOf(Math.min(held, current));
        return new Memory(
                figures.kibibytes("balloon.maximum"),
                said == null ? capped : said,
                usable,
                figures.kibibytes("balloon.disk_caches"),
                said != null);
    }

    private static Cpu cpu(Figures figures) {
        Double total = Figures.times(figures.perSecond("cpu.time"), PERCENT_OF_NANOS);
        Double hypervisor = Figures.times(figures.perSecond("cpu.system"), PERCENT_OF_NANOS);
        Double guest = hypervisor == null ? total : Figures.difference(total, hypervisor);
        return new Cpu(guest, hypervisor, total);
    }
}
