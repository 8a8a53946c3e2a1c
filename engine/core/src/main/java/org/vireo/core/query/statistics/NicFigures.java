package org.vireo.core.query.statistics;

import org.jspecify.annotations.Nullable;
import org.vireo.core.monitoring.statistics.Series;

/** What goes through a card of a running VM, from the guest's point of view; null for what is not known. */
public record NicFigures(Traffic now, Totals bytes, Totals errors) {

    /** Counted since the VM started. */
    public record Totals(@Nullable Long received, @Nullable Long sent) {}

    static NicFigures of(Series series, String tap) {
        Figures figures = new Figures(series);
        String net = "net." + tap + ".";
        return new NicFigures(
                new Traffic(figures.perSecond(net + "rx.bytes"), figures.perSecond(net + "tx.bytes")),
                new Totals(figures.value(net + "rx.bytes"), figures.value(net + "tx.bytes")),
                new Totals(figures.value(net + "rx.errs"), figures.value(net + "tx.errs")));
    }
}
