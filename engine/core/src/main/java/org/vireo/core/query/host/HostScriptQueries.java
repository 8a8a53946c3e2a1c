package org.vireo.core.query.host;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Caller;
import org.vireo.core.port.HostCalls;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.host.HostCustomizations;

/** Reads from a host itself which scripts its admin put there. */
@Singleton
public final class HostScriptQueries {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HostQueries queries;
    private final HostCalls hosts;

    @Inject
    public HostScriptQueries(HostQueries queries, HostCalls hosts) {
        this.queries = queries;
        this.hosts = hosts;
    }

    /** What the host answers; empty when the caller sees no such host. Waits for the host, at most five seconds. */
    public Optional<HostOutcome<HostCustomizations>> of(UUID hostId, Caller caller) {
        return queries.find(hostId, caller)
                .map(host -> hosts.call(
                        hostId,
                        connection ->
                                connection.info().customizations(CallContext.of(caller.correlationId(), PATIENCE))));
    }
}
