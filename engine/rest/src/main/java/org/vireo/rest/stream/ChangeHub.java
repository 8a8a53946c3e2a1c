package org.vireo.rest.stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.access.AccessTokens;
import org.vireo.core.access.Credential;
import org.vireo.core.event.EntityChanged;
import org.vireo.core.port.EventBus;
import org.vireo.core.port.EventBus.Subscription;

/**
 * Hands every change to every stream, and remembers the last ones for clients that come back. A stream ends with the
 * login that it was opened with: at once when that ends here, within a second when it ends elsewhere.
 */
@Singleton
public final class ChangeHub {

    private static final int REMEMBERED = 2000;
    private static final int QUEUE_CAPACITY = 2048;
    private static final int MOST_STREAMS = 1000;
    private static final Duration ASK_EVERY = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(ChangeHub.class);

    private final EventBus bus;
    private final AccessTokens tokens;
    private final ChangeRing ring;
    private final List<ChangeQueue> queues = new ArrayList<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("stream-logins").daemon().factory());

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
        Future<?> asking = timer.scheduleWithFixedDelay(
                this::endWithLogins, ASK_EVERY.toMillis(), ASK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        subscriptions.add(() -> asking.cancel(true));
    }

    /** Ends all streams. */
    public synchronized void stop() {
        timer.shutdownNow();
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
        queues.forEach(ChangeQueue::end);
    }

    /**
     * A new stream's queue; null when there are too many already.
     *
     * @param lastSeen the last frame that the client has
     * @param credential what the stream ends with
     */
    synchronized @Nullable ChangeQueue open(OptionalLong lastSeen, Credential credential) {
        if (queues.size() >= MOST_STREAMS) {
            return null;
        }
        ChangeQueue queue = new ChangeQueue(QUEUE_CAPACITY, credential);
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
        queues.stream()
                .filter(queue -> fingerprint.equals(queue.credential().fingerprint()))
                .forEach(ChangeQueue::end);
    }

    private void endWithLogins() {
        List<ChangeQueue> open = openQueues();
        if (open.isEmpty()) {
            return;
        }
        try {
            Set<Credential> ended =
                    tokens.ended(open.stream().map(ChangeQueue::credential).collect(Collectors.toSet()));
            open.stream().filter(queue -> ended.contains(queue.credential())).forEach(ChangeQueue::end);
        } catch (RuntimeException e) {
            // The timer would not run again. Without a database nobody can have been switched off.
            LOG.debug("Streams stay open until their logins can be looked up again", e);
        }
    }

    private synchronized List<ChangeQueue> openQueues() {
        return List.copyOf(queues);
    }
}
