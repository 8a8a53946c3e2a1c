package org.vireo.core.port;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs work in a database transaction: committed when it returns, rolled back when it throws. */
public interface TransactionRunner {

    /** Joins the thread's transaction or begins one. Loaded entities are live until it ends. */
    <T extends @Nullable Object> T call(Supplier<T> work);

    /** Like {@link #call} without a result. */
    default void run(Runnable work) {
        this.<@Nullable Void>call(() -> {
            work.run();
            return null;
        });
    }

    /** Runs the action once the thread's transaction has committed, never when it rolled back. */
    void afterCommit(Runnable action);
}
