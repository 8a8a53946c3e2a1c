package org.vireo.core.command.execution;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vireo.core.port.TransactionRunner;

/** The transactions of tasks, which outlive troubles of the database and come one after the other. */
@Singleton
final class Turns {

    /**
     * Of the transactions of tasks at once. Each takes a connection, and pools give theirs to whoever is quick, so that
     * hundreds of tasks would starve each other and the requests.
     */
    private static final int MOST_TRANSACTIONS = 8;

    private final TransactionRunner transactions;
    private final Semaphore turns = new Semaphore(MOST_TRANSACTIONS, true);
    private volatile boolean stopped;
    private final DatabaseRetries retries = new DatabaseRetries();

    @Inject
    Turns(TransactionRunner transactions) {
        this.transactions = transactions;
    }

    <T extends @Nullable Object> T transact(Supplier<T> work) {
        return retries.call(() -> inTurn(work));
    }

    void write(Runnable work) {
        this.<@Nullable Void>transact(() -> {
            work.run();
            return null;
        });
    }

    /** Work that has transactions of its own, of which each may be repeated with all that was before it. */
    <T extends @Nullable Object> T withRetries(Supplier<T> work) {
        return retries.call(work);
    }

    /** From now on no trouble is waited for. */
    void stop() {
        stopped = true;
        retries.stop();
    }

    boolean isStopped() {
        return stopped;
    }

    private <T extends @Nullable Object> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return transactions.call(work);
        } finally {
            turns.release();
        }
    }
}
