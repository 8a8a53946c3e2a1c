package org.vireo.core.housekeeping;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.vireo.core.port.TaskRepository;
import org.vireo.core.port.TransactionRunner;

/** Removes tasks that ended long ago, with their steps. The audit log has its own records of what they did. */
@Singleton
public final class TaskSweep {

    /** Tasks a transaction, with up to a thousand parts each: short enough that nobody waits for it. */
    static final int BATCH = 100;

    /** Batches a sweep: a database that was never swept is done in some sweeps. */
    private static final int MOST_BATCHES = 200;

    private final TaskRepository tasks;
    private final TransactionRunner transactions;
    private final TaskRetention retention;
    private final Clock clock;

    @Inject
    public TaskSweep(TaskRepository tasks, TransactionRunner transactions, TaskRetention retention, Clock clock) {
        this.tasks = tasks;
        this.transactions = transactions;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * One sweep.
     *
     * @return how many tasks it removed
     */
    public int sweep() {
        Instant before = clock.instant().minus(retention.kept());
        int removed = 0;
        int last = BATCH;
        for (int batch = 0; batch < MOST_BATCHES && last == BATCH; batch++) {
            last = transactions.call(() -> tasks.removeEnded(before, BATCH));
            removed += last;
        }
        return removed;
    }
}
