package org.vireo.core.command.execution;

import java.time.Duration;
import org.vireo.core.command.StepReport;
import org.vireo.model.event.Severity;
import org.vireo.model.job.StepKey;

/** What a step tells, written to its task. */
final class JournalReport implements StepReport {

    /** People see no more, and each is a transaction. */
    private static final Duration PROGRESS_PAUSE = Duration.ofSeconds(1);

    private final StepJournal journal;
    private final Turns turns;
    private final StepKey key;
    private long lastProgress = System.nanoTime() - PROGRESS_PAUSE.toNanos();
    private long lastDone = -1;

    JournalReport(StepJournal journal, Turns turns, StepKey key) {
        this.journal = journal;
        this.turns = turns;
        this.key = key;
    }

    /** What is taken back is so to its end. */
    @Override
    public boolean isCancelled() {
        return !key.undoing() && turns.transact(() -> journal.isCancelled(key.taskId()));
    }

    @Override
    public void progress(long done, long total) {
        long now = System.nanoTime();
        boolean tooSoon = now - lastProgress < PROGRESS_PAUSE.toNanos() && done < total;
        if (!tooSoon && done != lastDone) {
            lastProgress = now;
            lastDone = done;
            turns.write(() -> journal.progress(key, done, total));
        }
    }

    @Override
    public void line(Severity severity, String text) {
        turns.write(() -> journal.line(key, severity, text));
    }
}
