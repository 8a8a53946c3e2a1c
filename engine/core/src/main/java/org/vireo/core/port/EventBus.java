package org.vireo.core.port;

import java.util.function.Consumer;
import org.vireo.core.event.EntityChanged;

/** Carries changes from the transaction that made them to whoever listens. */
public interface EventBus {

    /** Delivered after the thread's transaction has committed; dropped when it rolls back. */
    void publish(EntityChanged event);

    /** Listeners are called on the publishing thread and must only hand over. */
    Subscription subscribe(Consumer<EntityChanged> listener);

    /** Ends a subscription. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
