package org.vireo.core.command.execution;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.command.TaskBook;
import org.vireo.core.port.TaskQueue;
import org.vireo.core.port.TransactionRunner;
import org.vireo.model.job.Task;

/** Begins and ends the work on tasks with the engine: what one left behind when it was killed, the next takes up. */
@Singleton
public final class TaskRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(TaskRecovery.class);

    private final TaskBook book;
    private final TaskQueue queue;
    private final TaskExecutor executor;
    private final TransactionRunner transactions;

    @Inject
    TaskRecovery(TaskBook book, TaskQueue queue, TaskExecutor executor, TransactionRunner transactions) {
        this.book = book;
        this.queue = queue;
        this.executor = executor;
        this.transactions = transactions;
    }

    /** To be called once at start, before requests come in. */
    public void resumeAll() {
        transactions.run(() -> {
            for (Task task : book.unfinished()) {
                LOG.info("Resuming task {} \"{}\" [{}]", task.id(), task.description(), task.correlationId());
                // Those of engines that had no queue yet.
                book.enter(task);
            }
        });
        queue.start(executor::run);
    }

    /** Leaves what runs to the next start of an engine; to be called before the sessions with hosts are closed. */
    public void leaveAll() {
        executor.stop();
        queue.stop();
    }
}
