package org.vireo.it.command;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vireo.core.port.DatabaseUnavailableException;
import org.vireo.core.port.TransactionRunner;

/** The transactions of one engine, which writes nothing any more once it is killed. */
final class MortalTransactions implements TransactionRunner {

    private final TransactionRunner database;
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();
    private volatile boolean dead;
    private volatile boolean lastOne;
    private volatile boolean databaseAway;

    MortalTransactions(TransactionRunner database) {
        this.database = database;
    }

    /** What is being committed is committed; nothing after that. */
    void kill() {
        life.writeLock().lock();
        try {
            dead = true;
        } finally {
            life.writeLock().unlock();
        }
    }

    /** The next transaction is the last one that is committed. */
    void killAfterNext() {
        lastOne = true;
    }

    /** The engine cannot reach its database for a while. */
    void databaseAway(boolean away) {
        databaseAway = away;
    }

    /**
     * The engine is not killed before the thread calls {@link #leave()}.
     *
     * @throws IllegalStateException when it is dead already
     */
    void enter() {
        life.readLock().lock();
        if (dead && life.getReadHoldCount() == 1) {
            life.readLock().unlock();
            throw new IllegalStateException("This engine was killed");
        }
        if (databaseAway) {
            life.readLock().unlock();
            throw new DatabaseUnavailableException("The database is away", new IllegalStateException());
        }
    }

    void leave() {
        life.readLock().unlock();
    }

    @Override
    public <T extends @Nullable Object> T call(Supplier<T> work) {
        enter();
        try {
            // What comes after its commit must find it dead.
            dead = dead || lastOne;
            return database.call(work);
        } finally {
            leave();
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        database.afterCommit(action);
    }
}
