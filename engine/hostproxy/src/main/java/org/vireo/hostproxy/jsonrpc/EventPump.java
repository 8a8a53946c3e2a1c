package org.vireo.hostproxy.jsonrpc;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostListener;
import org.vireo.hostproxy.event.HostEvent;
import org.vireo.hostproxy.host.StatisticsDelta;

/**
 * Calls a listener on one thread, in order: the connection first, the end last. Statistics go past the queue. Events that come before the connection
 * is complete wait; when it never is, nothing is called.
 */
final class EventPump {

    private static final Logger LOG = LoggerFactory.getLogger(EventPump.class);

    private final HostListener listener;
    private final CountDownLatch decided = new CountDownLatch(1);
    private final AtomicReference<HostConnection> connected = new AtomicReference<>();
    private final AtomicReference<String> reason = new AtomicReference<>("closed");
    private final ThreadPoolExecutor thread;

    EventPump(HostListener listener, int capacity, ThreadFactory threads) {
        this.listener = listener;
        this.thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(capacity), threads) {

            @Override
            protected void terminated() {
                guarded(() -> listener.onClosed(reason.get()));
            }
        };
        thread.execute(this::awaitDecision);
    }

    /** The connection is complete: everything that waited goes to the listener. */
    void begin(HostConnection connection) {
        connected.set(connection);
        decided.countDown();
    }

    /** The connection did not come about. */
    void discard() {
        decided.countDown();
    }

    /** False when the queue is full or the end was told. */
    boolean offer(HostEvent event) {
        try {
            thread.execute(() -> guarded(() -> listener.onEvent(event)));
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    /** Tells numbers at once, on the caller's thread; nothing any more once the end was told. */
    void tell(StatisticsDelta delta) {
        if (!thread.isShutdown()) {
            guarded(() -> listener.onStatistics(delta));
        }
    }

    void end(String why) {
        reason.set(why);
        thread.shutdown();
    }

    private void awaitDecision() {
        try {
            decided.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        guarded(() -> listener.onConnected(connected.get()));
    }

    /** Nothing reaches the listener of a connection that never was; a listener that fails still gets the next events. */
    private void guarded(Runnable call) {
        if (connected.get() == null) {
            return;
        }
        try {
            call.run();
        } catch (RuntimeException failure) {
            LOG.error("A listener of host events failed; the next events go on", failure);
        }
    }
}
