package org.vireo.rest.stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
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

    private static final int REMEMBERED = 2000;
    private static final int QUEUE_CAPACITY = 2048;
    private static final int MOST_STREAMS = 1000;

    private final EventBus bus;
    private final AccessTokens tokens;
    private final ChangeRing ring;
    private final List<ChangeQueue> queues = new ArrayList<>();
    private final List<Subscription> subscriptions = new ArrayList<>();

    @Inject
    public ChangeHub(EventBus bus, AccessTokens tokens, Clock clock) {
        this.bus = bus;
        this.tokens = tokens;
        // Numbers begin with the time, so that those of an earlier run of the engine are always smaller.
        this.ring = new ChangeRing(REMEMBERED, clock.millis() * 1000);
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
            ring.since(lastSeen.getAsLong()).forEach(queue::offer);
        }
        queues.add(queue);
        return queue;
    }

    synchronized void close(ChangeQueue queue) {
        queues.remove(queue);
    }

    private synchronized void changed(EntityChanged change) {
        ChangeFrame frame = ring.add(change);
        queues.forEach(queue -> queue.offer(frame));
    }

    private synchronized void revoked(String fingerprint) {
        queues.forEach(queue -> queue.endIfOf(fingerprint));
    }
}
