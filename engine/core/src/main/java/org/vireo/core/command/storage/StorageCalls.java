package org.vireo.core.command.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.vireo.core.port.HostCalls;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostStorage;

/**
 * Calls the storage verbs of a host, waiting a while for a host that is away: right after a start of the engine the
 * sessions with hosts are still being opened, and an agent that restarts is back within seconds.
 */
@Singleton
public final class StorageCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final HostCalls hosts;
    private final Duration patience;

    @Inject
    public StorageCalls(HostCalls hosts) {
        this(hosts, PATIENCE);
    }

    /** With another limit for the wait. */
    public StorageCalls(HostCalls hosts, Duration patience) {
        this.hosts = hosts;
        this.patience = patience;
    }

    /** Never called within a transaction. */
    <T> HostOutcome<T> call(UUID hostId, Function<HostStorage, HostOutcome<T>> verb) {
        HostOutcome<T> outcome = hosts.call(hostId, host -> verb.apply(host.storage()));
        Duration left = patience;
        while (outcome instanceof HostOutcome.Unreachable<T> && left.isPositive() && pause()) {
            left = left.minus(PAUSE);
            outcome = hosts.call(hostId, host -> verb.apply(host.storage()));
        }
        return outcome;
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
