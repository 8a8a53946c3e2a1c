package org.vireo.core.runtime;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.vireo.core.event.EntityChanged;
import org.vireo.core.port.EventBus;
import org.vireo.core.port.TransactionRunner;

/** Delivers changes within this engine. */
@Singleton
public final class InProcessEventBus implements EventBus {

    private final TransactionRunner transactions;
    private final List<Consumer<EntityChanged>> listeners = new CopyOnWriteArrayList<>();

    @Inject
    public InProcessEventBus(TransactionRunner transactions) {
        this.transactions = transactions;
    }

    @Override
    public void publish(EntityChanged event) {
        transactions.afterCommit(() -> listeners.forEach(listener -> listener.accept(event)));
    }

    @Override
    public Subscription subscribe(Consumer<EntityChanged> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
