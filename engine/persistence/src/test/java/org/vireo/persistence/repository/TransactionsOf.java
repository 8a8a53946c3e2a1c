package org.vireo.persistence.repository;

import java.util.concurrent.CompletableFuture;
import org.vireo.persistence.test.TestDatabase;

/** Transactions of other threads, for tests about what happens at the same time. */
final class TransactionsOf {

    private TransactionsOf() {}

    /** Returns when the work is committed. */
    static void otherThread(TestDatabase database, Runnable work) {
        CompletableFuture.runAsync(() -> database.transactions().run(work)).join();
    }
}
