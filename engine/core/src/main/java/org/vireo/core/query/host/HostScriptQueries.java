package org.vireo.core.query.host;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.vireo.core.command.Caller;
import org.vireo.core.port.HostCalls;
import org.vireo.core.query.host.HostScripts.Script;
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

    /** Empty when the caller sees no such host. Waits for the host, at most five seconds. */
    public Optional<HostScripts> of(UUID hostId, Caller caller) {
        return queries.find(hostId, caller).map(host -> ask(hostId, CallContext.of(caller.correlationId(), PATIENCE)));
    }

    private HostScripts ask(UUID hostId, CallContext context) {
        HostOutcome<HostCustomizations> outcome =
                hosts.call(hostId, connection -> connection.info().customizations(context));
        return outcome.done().map(HostScriptQueries::listed).orElseGet(() -> new HostScripts.Silent(outcome.summary()));
    }

    private static HostScripts listed(HostCustomizations found) {
        Map<String, String> failures = new HashMap<>();
        found.failures().forEach(failure -> failures.put(failure.script(), failure.at() + ": " + failure.message()));
        return new HostScripts.Listed(Stream.concat(found.hooks().stream(), found.overrides().stream())
                .map(script -> new Script(script.point(), script.path(), failures.get(script.path())))
                .toList());
    }
}
