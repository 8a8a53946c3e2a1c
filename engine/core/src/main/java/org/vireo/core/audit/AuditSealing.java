package org.vireo.core.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.event.EntityChanged;
import org.vireo.core.event.EntityKind;
import org.vireo.core.port.EventBus;
import org.vireo.model.event.AuditSeal;

/** Seals new events within a second or two, for as long as the engine runs, and writes the last seal to the log now and then. */
@Singleton
public final class AuditSealing {

    private static final Logger LOG = LoggerFactory.getLogger(AuditSealing.class);

    /** What comes at once is sealed at once. */
    private static final Duration GATHERING = Duration.ofSeconds(1);

    /** After a failure, and for events whose change nobody told. */
    private static final Duration AT_LEAST_EVERY = Duration.ofMinutes(1);

    private static final Duration TOLD_EVERY = Duration.ofHours(1);

    private final AuditSealer sealer;
    private final EventBus events;
    private final Semaphore wanted = new Semaphore(0);
    private volatile @Nullable Running running;
    private volatile boolean stopped;

    @Inject
    public AuditSealing(AuditSealer sealer, EventBus events) {
        this.sealer = sealer;
        this.events = events;
    }

    private record Running(Thread thread, EventBus.Subscription subscription) {}

    /** To be called once at start; what an engine left unsealed is sealed first. */
    public void start() {
        stopped = false;
        EventBus.Subscription subscription = events.subscribe(this::heard);
        running = new Running(Thread.ofVirtual().name("audit-sealing").start(this::run), subscription);
    }

    /** What has no seal yet gets it after the next start. */
    public void stop() {
        Running stopping = running;
        if (stopping != null) {
            running = null;
            stopped = true;
            stopping.subscription.close();
            stopping.thread.interrupt();
        }
    }

    private void heard(EntityChanged change) {
        if (change.kind() == EntityKind.EVENT) {
            wanted.release();
        }
    }

    private void run() {
        try {
            long told = 0;
            long nextTelling = System.nanoTime();
            while (!stopped) {
                wanted.drainPermits();
                AuditSeal last = seal();
                if (last != null && last.seq() > told && System.nanoTime() - nextTelling >= 0) {
                    LOG.info("The audit log's last seal is {}", KnownSeal.of(last));
                    told = last.seq();
                    nextTelling = System.nanoTime() + TOLD_EVERY.toNanos();
                }
                if (wanted.tryAcquire(AT_LEAST_EVERY.toSeconds(), TimeUnit.SECONDS)) {
                    Thread.sleep(GATHERING);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("No sealing any more");
        }
    }

    private @Nullable AuditSeal seal() {
        try {
            return sealer.seal();
        } catch (RuntimeException e) {
            if (stopped) {
                return null;
            }
            LOG.warn("New events were not sealed, tried again within {}", AT_LEAST_EVERY, e);
            return null;
        }
    }
}
