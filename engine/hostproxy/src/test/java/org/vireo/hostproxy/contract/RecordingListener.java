package org.vireo.hostproxy.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostListener;
import org.vireo.hostproxy.event.HostEvent;
import org.vireo.hostproxy.host.StatisticsDelta;

/** Keeps what a connection told, and waits for more. */
public final class RecordingListener implements HostListener {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<HostEvent> events = new ArrayList<>();
    private final List<StatisticsDelta> told = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private Optional<HostConnection> connection = Optional.empty();

    @Override
    public synchronized void onConnected(HostConnection opened) {
        connection = Optional.of(opened);
        notifyAll();
    }

    @Override
    public synchronized void onEvent(HostEvent event) {
        events.add(event);
        notifyAll();
    }

    @Override
    public synchronized void onStatistics(StatisticsDelta delta) {
        told.add(delta);
        notifyAll();
    }

    @Override
    public synchronized void onClosed(String reason) {
        ends.add(reason);
        notifyAll();
    }

    public synchronized List<HostEvent> events() {
        return List.copyOf(events);
    }

    public synchronized List<StatisticsDelta> told() {
        return List.copyOf(told);
    }

    public synchronized List<String> ends() {
        return List.copyOf(ends);
    }

    public synchronized Optional<HostConnection> connection() {
        return connection;
    }

    /** The first event of a type that fits; fails when none comes. */
    public <E extends HostEvent> E await(Class<E> type, Predicate<? super E> fits) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (this) {
            while (true) {
                for (HostEvent event : events) {
                    if (type.isInstance(event) && fits.test(type.cast(event))) {
                        return type.cast(event);
                    }
                }
                pause(end, "no such " + type.getSimpleName() + " among " + events);
            }
        }
    }

    /** The reason of the end; fails when it does not come. */
    public synchronized String awaitEnd() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (ends.isEmpty()) {
            pause(end, "the connection does not end");
        }
        return ends.getFirst();
    }

    private synchronized void pause(long end, String failure) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new AssertionError(failure);
        }
        try {
            wait(left);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(failure, interrupted);
        }
    }
}
