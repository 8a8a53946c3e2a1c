package org.vireo.core.monitoring;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.vireo.core.port.HostCalls;
import org.vireo.core.port.HostRepository;
import org.vireo.core.port.HostWatch;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.query.Search;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostConnector;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.model.host.Host;
import org.vireo.model.spec.HostFacts;

/** One session for every host that is not in maintenance. */
@Singleton
public final class HostSessions implements HostCalls, HostWatch {

    private final HostConnector connector;
    private final HostObserver observer;
    private final HostRepository hosts;
    private final TransactionRunner transactions;
    private final Map<UUID, HostSession> sessions = new ConcurrentHashMap<>();

    @Inject
    public HostSessions(
            HostConnector connector, HostObserver observer, HostRepository hosts, TransactionRunner transactions) {
        this.connector = connector;
        this.observer = observer;
        this.hosts = hosts;
        this.transactions = transactions;
    }

    /** Opens the sessions of all hosts that want one. To be called once at start. */
    public void start() {
        List<UUID> wanted = transactions.call(() -> hosts.search(Search.ALL).stream()
                .filter(host -> host.status().isMonitored())
                .map(Host::id)
                .toList());
        wanted.forEach(this::watch);
    }

    /** Closes all sessions; the hosts' VMs go on. */
    public void stop() {
        sessions.keySet().forEach(this::forget);
    }

    @Override
    public void watch(UUID hostId) {
        sessions.computeIfAbsent(hostId, id -> {
            HostSession session = new HostSession(id, connector, observer);
            session.start();
            return session;
        });
    }

    @Override
    public void refresh(UUID hostId) {
        HostSession session = sessions.get(hostId);
        if (session != null) {
            session.refresh();
        }
    }

    @Override
    public void forget(UUID hostId) {
        HostSession session = sessions.remove(hostId);
        if (session != null) {
            session.stop();
            observer.forget(hostId);
        }
    }

    @Override
    public <T> HostOutcome<T> call(UUID hostId, Function<HostConnection, HostOutcome<T>> call) {
        HostSession session = sessions.get(hostId);
        Optional<HostConnection> connection = session == null ? Optional.empty() : session.connection();
        return connection
                .map(call)
                .orElseGet(() -> new HostOutcome.Unreachable<>(
                        "there is no session with host " + hostId + " now; see why its agent does not answer"));
    }

    @Override
    public Optional<HostFacts> facts(UUID hostId) {
        HostSession session = sessions.get(hostId);
        return session == null ? Optional.empty() : session.facts();
    }
}
