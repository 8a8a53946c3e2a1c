package org.vireo.core.command.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.vireo.core.port.HostCalls;
import org.vireo.core.runtime.Patience;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostStorage;

/** Calls the storage verbs of a host, waiting a while for a host that is away. */
@Singleton
public final class StorageCalls {

    private final HostCalls hosts;
    private final Patience patience;

    @Inject
    public StorageCalls(HostCalls hosts) {
        this(hosts, new Patience(Duration.ofSeconds(20)));
    }

    /** With another limit for the wait. */
    public StorageCalls(HostCalls hosts, Patience patience) {
        this.hosts = hosts;
        this.patience = patience;
    }

    /** Never called within a transaction. */
    <T> HostOutcome<T> call(UUID hostId, Function<HostStorage, HostOutcome<T>> verb) {
        return onHost(hostId, host -> verb.apply(host.storage()));
    }

    /** The same with any of the host's ports. */
    <T> HostOutcome<T> onHost(UUID hostId, Function<HostConnection, HostOutcome<T>> verb) {
        return patience.ask(() -> hosts.call(hostId, verb), HostOutcome.Unreachable.class::isInstance);
    }
}
