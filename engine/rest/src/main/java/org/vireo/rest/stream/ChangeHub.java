package org.vireo.rest.stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.vireo.core.access.AccessTokens;
import org.vireo.core.event.EntityChanged;
import org.vireo.core.port.EventBus;
import org.vireo.core.port.EventBus.Subscription;

/** Hands every change to every stream, and remembers the last ones for clients that come back. */
@Singleton
public final class ChangeHub {

    private static final int REMEMBERED = 4096;
    private static final int QUEUE_CAPACITY = 2048;
    private static final int MOST_STREAMS = 1000;

    private final EventBus bus;
    private final AccessTokens tokens;
    private final Deque<ChangeFrame> ring = new ArrayDeque<>(REMEMBERED);
    private final List<ChangeQueue> queues = new ArrayList<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    /** Begins with the time, so that numbers of an earlier run of the engine are always smaller. */
    private long lastId;

    @Inject
    public ChangeHub(EventBus bus, AccessTokens tokens, Clock clock) {
        this.bus = bus;
        this.tokens = tokens;
        this.lastId = clock.millis() * 1000;
    }

    /** Begins to listen. */
    public synchronized void start() {
        subscriptions.add(bus.subscribe(this::changed));
        subscriptions.add(tokens.onRevoked(this::revoked));
    }

    /** Ends all streams. */
    public synchronized void stop() {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
        queues.forEach(ChangeQueue::end);
    }

    /**
     * A new stream's queue; null when there are too many already.
     *
     * @param lastSeen the last frame that the client has
     * @param token what the stream ends with; null for none
     */
    synchronized @Nullable ChangeQueue open(OptionalLong lastSeen, @Nullable String token) {
        if (queues.size() >= MOST_STREAMS) {
            return null;
        }
        ChangeQueue queue = new ChangeQueue(QUEUE_CAPACITY, token == null ? null : tokens.fingerprint(token));
        if (lastSeen.isPresent()) {
            replay(lastSeen.getAsLong(), queue);
        }
        queues.add(queue);
        return queue;
    }

    synchronized void close(ChangeQueue queue) {
        queues.remove(queue);
    }

    private void replay(long lastSeen, ChangeQueue queue) {
        List<ChangeFrame> missed =
                ring.stream().filter(frame -> frame.id() > lastSeen).toList();
        boolean nothingMissed = lastSeen == lastId;
        boolean complete = !missed.isEmpty()
                && missed.size() < QUEUE_CAPACITY
                && (missed.size() < ring.size() || missed.getFirst().id() == lastSeen + 1);
        if (complete) {
            missed.forEach(queue::offer);
        } else if (!nothingMissed) {
            queue.offer(new ChangeFrame(lastId, null));
        }
    }

    private synchronized void changed(EntityChanged change) {
        ChangeFrame frame = new ChangeFrame(++lastId, change);
        if (ring.size() == REMEMBERED) {
            ring.removeFirst();
        }
        ring.addLast(frame);
        queues.forEach(queue -> queue.offer(frame));
    }

    private synchronized void revoked(String fingerprint) {
        queues.forEach(queue -> queue.endIfOf(fingerprint));
    }
}
