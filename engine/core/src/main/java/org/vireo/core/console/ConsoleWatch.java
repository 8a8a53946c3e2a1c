package org.vireo.core.console;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.access.Credential;
import org.vireo.core.console.ConsoleClosing.Reason;

/**
 * Looks after the consoles that are open: one ends within a second of the right, the login or the user that it was opened
 * with, on whatever engine that was taken away, and when its user's side is dead.
 */
@Singleton
public final class ConsoleWatch {

    /** Each has a connection to its host and two threads. */
    private static final int MOST_OPEN = 1000;

    private static final Duration EVERY = Duration.ofMillis(500);

    private static final ConsoleClosing WITHDRAWN = new ConsoleClosing(
            Reason.WITHDRAWN,
            "You are logged out, or may not have this console any more: log in, or ask for a role with connect_to_vm.");

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleWatch.class);

    private final ConsoleDoor door;
    private final Set<OpenConsole> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("console-watch").daemon().factory());

    private volatile Future<?> looking = CompletableFuture.completedFuture(true);

    @Inject
    public ConsoleWatch(ConsoleDoor door) {
        this.door = door;
    }

    /** Begins to look. */
    public void start() {
        looking = timer.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends all consoles; the VMs run on. */
    public void stop() {
        looking.cancel(true);
        timer.shutdownNow();
        open.forEach(console -> console.close(OpenConsole.ENGINE_STOPS));
    }

    boolean hasRoom() {
        return open.size() < MOST_OPEN;
    }

    void add(OpenConsole console) {
        open.add(console);
    }

    void remove(OpenConsole console) {
        open.remove(console);
    }

    private void look() {
        try {
            open.stream().filter(console -> !console.isThere()).forEach(console -> close(console, OpenConsole.GONE));
            open.stream().collect(groupingBy(OpenConsole::credential)).forEach(this::endWithdrawn);
        } catch (RuntimeException e) {
            // The timer would not run again. Without a database nothing can have been withdrawn.
            LOG.debug("Consoles stay open until rights can be looked up again", e);
        }
    }

    private void endWithdrawn(Credential credential, List<OpenConsole> consoles) {
        Set<UUID> allowed = door.stillOpen(
                credential, consoles.stream().map(OpenConsole::vmId).collect(toSet()));
        consoles.stream()
                .filter(console -> !allowed.contains(console.vmId()))
                .forEach(console -> close(console, WITHDRAWN));
    }

    /** A host that is slow to let go of one keeps no other open. */
    private static void close(OpenConsole console, ConsoleClosing why) {
        Thread.ofVirtual().name("console-closing").start(() -> console.close(why));
    }
}
