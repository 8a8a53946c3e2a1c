package org.vireo.core.monitoring;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.runtime.Correlation;
import org.vireo.hostproxy.Acknowledged;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.ConnectFailure;
import org.vireo.hostproxy.ConnectResult;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostConnector;
import org.vireo.hostproxy.HostEndpoint;
import org.vireo.hostproxy.HostGreeting;
import org.vireo.hostproxy.HostListener;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.ResumePoint;
import org.vireo.hostproxy.event.HostEvent;
import org.vireo.hostproxy.event.LibvirtConnectionChanged;
import org.vireo.hostproxy.host.StatisticsDelta;
import org.vireo.hostproxy.vm.DomainList;
import org.vireo.model.spec.HostFacts;

/**
 * Keeps one host connected: connect, read everything, then follow its events, with a full report now and then. What
 * the host says is taken one thing at a time and never out of order.
 */
final class HostSession implements HostListener {

    private static final Logger LOG = LoggerFactory.getLogger(HostSession.class);
    private static final Duration REPORT_EVERY = Duration.ofSeconds(30);

    /** A host that gave no report is not used until it does. */
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    private static final Duration CALL_DEADLINE = Duration.ofSeconds(20);
    private static final Duration REPLAY_PATIENCE = Duration.ofSeconds(2);
    private static final long REPLAY_LOOK_MILLIS = 20;
    private static final long FIRST_RETRY_MILLIS = 250;

    /** The longest pause between attempts to reach a host, so that it is seen within 5 s when it is back. */
    private static final long LAST_RETRY_MILLIS = 1_000;

    /** The longest pause where only a person can help. */
    private static final long LAST_RETRY_OF_REFUSED_MILLIS = 8_000;

    /** Every so many reports the host is also asked what it is made of: bridges come and go. */
    private static final int REPORTS_PER_REFRESH = 10;

    /** What wakes the session's thread. */
    private enum Wake {
        CLOSED,
        RESYNC,
        REFRESH,
        STOP
    }

    /** How an attempt to follow a host went. */
    private enum Attempt {
        /** It told what runs there, however long ago. */
        TOLD,
        SILENT,
        REFUSED
    }

    /** How a look at what runs on a host went. */
    private enum Look {
        TAKEN,
        /** The host does not say. */
        SILENT,
        BROKEN
    }

    private final UUID hostId;
    private final HostConnector connector;
    private final HostObserver observer;
    private final String correlationId;
    private final BlockingQueue<Wake> wakes = new ArrayBlockingQueue<>(64);
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private volatile boolean stopped;
    private volatile @Nullable HostConnection connection;
    private volatile @Nullable HostConnection heard;
    private volatile @Nullable HostFacts facts;
    private volatile @Nullable ResumePoint seen;

    HostSession(UUID hostId, HostConnector connector, HostObserver observer) {
        this.hostId = hostId;
        this.connector = connector;
        this.observer = observer;
        this.correlationId = "host-" + hostId.toString().substring(0, 8);
    }

    void start() {
        Thread.ofVirtual().name("host-" + hostId).start(this::run);
    }

    void refresh() {
        wakes.offer(Wake.REFRESH);
    }

    void stop() {
        stopped = true;
        wakes.clear();
        wakes.offer(Wake.STOP);
        close();
    }

    Optional<HostConnection> connection() {
        return Optional.ofNullable(connection).filter(HostConnection::isOpen);
    }

    Optional<HostFacts> facts() {
        return Optional.ofNullable(facts);
    }

    private void run() {
        long retryMillis = FIRST_RETRY_MILLIS;
        while (!stopped) {
            try (Correlation correlation = Correlation.of(correlationId, "")) {
                Attempt attempt = connectAndFollow();
                if (attempt != Attempt.TOLD) {
                    // A host that was just lost has one more attempt to prove that it lives.
                    observer.overdue(hostId, correlationId);
                }
                retryMillis = nextPause(attempt, retryMillis);
                pause(retryMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("The session with host {} broke; it is begun anew", hostId, e);
                close();
                sleepQuietly();
            }
        }
    }

    private static long nextPause(Attempt attempt, long lastMillis) {
        return switch (attempt) {
            case TOLD -> FIRST_RETRY_MILLIS;
            case SILENT -> Math.min(lastMillis * 2, LAST_RETRY_MILLIS);
            case REFUSED -> Math.min(lastMillis * 2, LAST_RETRY_OF_REFUSED_MILLIS);
        };
    }

    private Attempt connectAndFollow() throws InterruptedException {
        Optional<HostEndpoint> endpoint = observer.endpoint(hostId, Optional.ofNullable(seen));
        if (endpoint.isEmpty()) {
            stopped = true;
            return Attempt.REFUSED;
        }
        return switch (connector.connect(endpoint.get(), this)) {
            case ConnectResult.Failed failed -> {
                observer.connectFailed(hostId, failed, correlationId);
                yield failed.reason() == ConnectFailure.UNREACHABLE ? Attempt.SILENT : Attempt.REFUSED;
            }
            case ConnectResult.Connected connected -> {
                try (HostConnection opened = connected.connection()) {
                    yield mayGoOn(opened) && follow(opened) ? Attempt.TOLD : Attempt.SILENT;
                }
            }
        };
    }

    /** Before anything is asked of the host: it may have been enrolled again while it connected. */
    private boolean mayGoOn(HostConnection opened) {
        boolean may = observer.connected(hostId, opened);
        if (!may) {
            LOG.warn("Host {} connected with a certificate that is void since then", hostId);
        }
        return may;
    }

    /** Whether the host told what runs there. */
    private boolean follow(HostConnection opened) throws InterruptedException {
        connection = opened;
        try {
            LOG.info(
                    "Connected to the agent of host {}: session {}",
                    hostId,
                    opened.greeting().session());
            boolean told = false;
            boolean whole = true;
            int reports = 0;
            while (!stopped && opened.isOpen()) {
                Look look = look(opened, whole);
                told |= look == Look.TAKEN;
                Duration pause = look == Look.TAKEN ? REPORT_EVERY : AGAIN_AFTER;
                // That a connection closed may be late news of the one before.
                Wake wake = wakes.poll(pause.toMillis(), TimeUnit.MILLISECONDS);
                if (wake == Wake.STOP) {
                    break;
                }
                whole = wake == Wake.REFRESH
                        || look == Look.BROKEN
                        || ++reports % REPORTS_PER_REFRESH == 0
                        || facts == null;
            }
            return told;
        } finally {
            close();
        }
    }

    /**
     * Asks what runs there, and of the whole what else is seen to now and then. What breaks in the engine, as when its
     * database is away for a moment, is no reason to hang up on the host.
     */
    private Look look(HostConnection opened, boolean whole) throws InterruptedException {
        try {
            if (whole) {
                inventory(opened);
                awaitReplay(opened);
            }
            boolean answered = report(opened);
            if (whole) {
                observer.sweep(hostId, opened, correlationId);
            }
            return answered ? Look.TAKEN : Look.SILENT;
        } catch (RuntimeException e) {
            LOG.error("What host {} tells could not be taken; it is asked again", hostId, e);
            return Look.BROKEN;
        }
    }

    /** An agent that is older tells none. */
    private void followStatistics(HostConnection opened) {
        if (opened.greeting().features().contains(HostGreeting.STATISTICS)) {
            HostOutcome<Acknowledged> outcome = opened.info().followStatistics(context());
            if (!outcome.isDone()) {
                LOG.warn("Host {} tells no statistics: {}", hostId, outcome.summary());
            }
        }
    }

    private void inventory(HostConnection opened) {
        followStatistics(opened);
        observer.capabilities(hostId, opened.info().capabilities(context()), correlationId)
                .ifPresent(known -> facts = known);
    }

    /** What is replayed tells why VMs stopped; a report that came first would only say that they are gone. */
    private void awaitReplay(HostConnection opened) throws InterruptedException {
        long end = System.nanoTime() + REPLAY_PATIENCE.toNanos();
        while (opened.isOpen() && isBehind(opened.greeting()) && System.nanoTime() < end) {
            Thread.sleep(REPLAY_LOOK_MILLIS);
        }
    }

    private boolean isBehind(HostGreeting greeting) {
        ResumePoint last = seen;
        return greeting.replayed()
                && last != null
                && last.session().equals(greeting.session())
                && last.lastSequence() < greeting.lastSequence();
    }

    /** Reads the state of all VMs, unless the host does not say. Events that the report contains are passed over. */
    private boolean report(HostConnection opened) {
        oneAtATime.lock();
        try {
            HostOutcome<DomainList> outcome = opened.vms().list(context());
            outcome.done()
                    .ifPresentOrElse(
                            list -> {
                                observer.report(hostId, opened, list, correlationId);
                                seen = new ResumePoint(list.session(), list.sequence());
                            },
                            () -> LOG.warn("Host {} gave no report: {}", hostId, outcome.summary()));
            return outcome.isDone();
        } finally {
            oneAtATime.unlock();
        }
    }

    @Override
    public void onConnected(HostConnection opened) {
        heard = opened;
    }

    @Override
    public void onEvent(HostEvent event) {
        String id = event.correlationId().orElse(correlationId);
        try (Correlation correlation = Correlation.of(id, "")) {
            oneAtATime.lock();
            try {
                take(event, id);
            } finally {
                oneAtATime.unlock();
            }
        } catch (RuntimeException e) {
            LOG.error("Event {} of host {} could not be taken; a full report follows", event.sequence(), hostId, e);
            wakes.offer(Wake.RESYNC);
        }
    }

    @Override
    public void onStatistics(StatisticsDelta delta) {
        if (!stopped) {
            observer.counted(hostId, delta);
        }
    }

    private void take(HostEvent event, String id) {
        ResumePoint last = seen;
        boolean known =
                last != null && last.session().equals(event.session()) && event.sequence() <= last.lastSequence();
        if (known) {
            return;
        }
        HostConnection open = connection;
        observer.event(hostId, Optional.ofNullable(open), event, id);
        if (last != null) {
            // Before the first report nothing is taken as seen: a resume from there would hide what the report shows.
            seen = new ResumePoint(event.session(), event.sequence());
        }
        if (event instanceof LibvirtConnectionChanged changed && changed.connected()) {
            wakes.offer(Wake.RESYNC);
        }
    }

    @Override
    public void onClosed(String reason) {
        try {
            if (!stopped) {
                LOG.warn("A connection to host {} ended: {}", hostId, reason);
                lost(reason);
            }
        } finally {
            // With the database away, too, the session must not go on with a connection that is none.
            wakes.offer(Wake.CLOSED);
        }
    }

    /** When the next connection was quicker than this word of the last one's end, the host is not away. */
    private void lost(String reason) {
        oneAtATime.lock();
        try {
            if (connection().isEmpty()) {
                HostConnection ended = heard;
                observer.lost(hostId, reason, ended == null ? Duration.ZERO : ended.silence(), correlationId);
            }
        } finally {
            oneAtATime.unlock();
        }
    }

    private CallContext context() {
        return CallContext.of(correlationId, CALL_DEADLINE);
    }

    private void close() {
        HostConnection open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }

    private void pause(long millis) throws InterruptedException {
        if (!stopped) {
            Thread.sleep(millis);
            wakes.clear();
        }
    }

    private static void sleepQuietly() {
        try {
            Thread.sleep(LAST_RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
