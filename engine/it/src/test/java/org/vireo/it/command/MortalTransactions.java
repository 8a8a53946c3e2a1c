package org.vireo.it.command;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vireo.core.port.TransactionRunner;

/** The transactions of one engine, which writes nothing any more once it is killed. */
final class MortalTransactions implements TransactionRunner {

    private final TransactionRunner database;
    private volatile boolean dead;

    MortalTransactions(TransactionRunner database) {
        this.database = database;
    }

    void kill() {
        dead = true;
    }

    @Override
    public <T extends @Nullable Object> T call(Supplier<T> work) {
        if (dead) {
            throw new IllegalStateException("This engine was killed");
        }
        return database.call(work);
    }

    @Override
    public void afterCommit(Runnable action) {
        database.afterCommit(action);
    }
}
