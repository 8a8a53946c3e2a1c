package org.vireo.it.lifecycle;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The life of one engine as its database sees it. Every statement and both sides of every commit are points at which it
 * can die or lose its connections.
 */
final class Life {

    private static final ThreadLocal<@Nullable Life> OF_THREAD = new ThreadLocal<>();

    /** PostgreSQL's admin_shutdown. */
    private static final String SHUTDOWN = "57P01";

    /** What happens at the point that was chosen. */
    enum Fate {
        KILLED,
        DISCONNECTED
    }

    private final Runnable whenDead;
    private int pointsLeft;
    private final Map<Object, Thread> openConnections = new ConcurrentHashMap<>();
    private final AtomicInteger restarts = new AtomicInteger();
    private Fate fate = Fate.KILLED;
    private volatile boolean dead;
    private volatile boolean databaseAway;

    Life(Runnable whenDead) {
        this.whenDead = whenDead;
    }

    /** The life of the engine that the thread works for; null for the test's own threads. */
    static @Nullable Life ofThread() {
        return OF_THREAD.get();
    }

    /** Does the work as this engine's. */
    <T extends @Nullable Object> T during(Supplier<T> work) {
        Life before = OF_THREAD.get();
        OF_THREAD.set(this);
        try {
            requireAlive();
            return work.get();
        } finally {
            OF_THREAD.set(before);
        }
    }

    boolean isDead() {
        return dead;
    }

    /** Whether nothing is to go wrong between engine and database from now on. */
    synchronized boolean isUntroubled() {
        return !dead && !databaseAway && pointsLeft == 0;
    }

    void requireAlive() {
        if (dead) {
            throw new Killed();
        }
    }

    /** As by kill -9: from here on it neither writes nor calls hosts. */
    void die() {
        boolean first = !dead;
        dead = true;
        if (first) {
            whenDead.run();
        }
    }

    /** It meets its fate at the point that is so many points away, at least 1. */
    synchronized void meet(Fate what, int points) {
        fate = what;
        pointsLeft = points;
    }

    /** The database cannot be reached. */
    void databaseAway(boolean away) {
        databaseAway = away;
        if (away) {
            restarts.incrementAndGet();
        }
    }

    /** Nothing is in store for it any more; what was has struck when this returns. */
    synchronized void heal() {
        pointsLeft = 0;
        databaseAway = false;
    }

    /** Connections that were opened under another number are broken. */
    int restarts() {
        return restarts.get();
    }

    void opened(Object connection) {
        openConnections.put(connection, Thread.currentThread());
    }

    void closed(Object connection) {
        openConnections.remove(connection);
    }

    /** How many connections the database has of it. */
    int openConnections() {
        return openConnections.size();
    }

    /** Waits until the database has no connection of it any more. */
    void awaitEnd(Duration patience) {
        if (!Patiently.within(patience, openConnections::isEmpty)) {
            List<String> users = openConnections.values().stream()
                    .map(thread -> thread + " " + List.of(thread.getStackTrace()))
                    .toList();
            throw new AssertionError("Connections of the killed engine stay open: " + users);
        }
    }

    /**
     * A statement, or a side of a commit, over a connection that was opened under this number of restarts.
     *
     * @throws SQLException when the connection is broken
     */
    void point(int openedAt) throws SQLException {
        comeCloser();
        if (dead || databaseAway || openedAt != restarts.get()) {
            throw new SQLException("terminating connection due to administrator command", SHUTDOWN);
        }
    }

    private synchronized void comeCloser() {
        if (pointsLeft > 0 && --pointsLeft == 0) {
            switch (fate) {
                case KILLED -> die();
                case DISCONNECTED -> restarts.incrementAndGet();
            }
        }
    }
}
