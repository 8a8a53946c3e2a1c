package org.vireo.core.monitoring.apply;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.vireo.core.port.HostRepository;
import org.vireo.core.port.TransactionRunner;
import org.vireo.hostproxy.ConnectFailure;
import org.vireo.hostproxy.ConnectResult;
import org.vireo.hostproxy.HostEndpoint;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.ResumePoint;
import org.vireo.hostproxy.host.HostCapabilities;
import org.vireo.model.host.Host;
import org.vireo.model.host.HostInventory;
import org.vireo.model.host.HostReport;
import org.vireo.model.host.HostStatus;
import org.vireo.model.id.HostId;
import org.vireo.model.spec.HostFacts;

/** Writes how hosts are: reachable or not, fit or not, and what they are made of. */
@Singleton
public final class HostApplier {

    private static final Logger LOG = LoggerFactory.getLogger(HostApplier.class);

    /** How long a host may be away before its VMs count as unknown. */
    static final Duration GRACE = Duration.ofSeconds(10);

    private final HostRepository hosts;
    private final HostNews news;
    private final TransactionRunner transactions;
    private final Clock clock;
    private final Map<UUID, Instant> awaySince = new ConcurrentHashMap<>();
    private final Set<UUID> concluded = ConcurrentHashMap.newKeySet();

    @Inject
    public HostApplier(HostRepository hosts, HostNews news, TransactionRunner transactions, Clock clock) {
        this.hosts = hosts;
        this.news = news;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Where to connect; empty when the host is not to be watched any more. */
    public Optional<HostEndpoint> endpoint(UUID hostId, Optional<ResumePoint> resume) {
        return transactions.call(() -> hosts.find(hostId)
                .filter(host -> host.status().isMonitored())
                .map(host -> new HostEndpoint(
                        new HostId(hostId), host.address(), host.port(), resume, hosts.allowedCertificates(hostId))));
    }

    /** A connection came about; whether the host may show this certificate still. */
    public boolean connected(UUID hostId, String certificateFingerprint) {
        return transactions.call(() -> hosts.certificates(hostId)
                .map(certificates -> certificates.shown(certificateFingerprint))
                .orElse(false));
    }

    /** No connection came about. */
    public void connectFailed(UUID hostId, ConnectResult.Failed failed, String correlationId) {
        awaySince.putIfAbsent(hostId, clock.instant());
        boolean news = failed.reason() == ConnectFailure.UNREACHABLE
                ? lost(hostId, failed.message(), Duration.ZERO, correlationId)
                : become(hostId, HostStatus.NON_OPERATIONAL, failed.message(), correlationId);
        LOG.atLevel(news ? Level.WARN : Level.DEBUG)
                .log("Host {} cannot be connected: {} {}", hostId, failed.reason(), failed.message());
    }

    /**
     * The connection broke, or none came about.
     *
     * @param silence how long the host was not heard before
     * @return whether that is new
     */
    public boolean lost(UUID hostId, String reason, Duration silence, String correlationId) {
        awaySince.putIfAbsent(hostId, clock.instant().minus(silence));
        return transactions.call(() -> hosts.find(hostId)
                .filter(host -> host.status().isMonitored() && host.status() != HostStatus.NON_RESPONSIVE)
                .map(host -> move(host, HostStatus.CONNECTING, reason, correlationId))
                .orElse(false));
    }

    /** Concludes, once the grace is over, that nobody knows what runs on the host. */
    public void overdue(UUID hostId, String correlationId) {
        Instant since = awaySince.get(hostId);
        if (since == null || since.plus(GRACE).isAfter(clock.instant())) {
            return;
        }
        transactions.run(() -> hosts.find(hostId)
                .filter(host -> host.status() == HostStatus.CONNECTING || isRefusing(host))
                .ifPresent(host -> {
                    if (host.status() == HostStatus.CONNECTING) {
                        move(host, HostStatus.NON_RESPONSIVE, host.statusReason(), correlationId);
                    }
                    news.vmsUnknown(host, correlationId);
                }));
        concluded.add(hostId);
    }

    /** A host that is there, but takes no connection of the engine's, tells as little of its VMs as a silent one. */
    private boolean isRefusing(Host host) {
        return host.status() == HostStatus.NON_OPERATIONAL && !concluded.contains(host.id());
    }

    /** The host answers and libvirt works there. */
    public void up(UUID hostId, String correlationId) {
        heard(hostId);
        become(hostId, HostStatus.UP, "", correlationId);
    }

    /** The agent answers, but libvirt does not. */
    public void libvirtAway(UUID hostId, String reason, String correlationId) {
        heard(hostId);
        become(
                hostId,
                HostStatus.NON_OPERATIONAL,
                "libvirt is not reachable on the host: " + reason + ". See that libvirtd runs there.",
                correlationId);
    }

    /** Keeps what the host is made of; empty when it did not say. */
    public Optional<HostFacts> capabilities(UUID hostId, HostOutcome<HostCapabilities> answer, String correlationId) {
        if (answer.done().isEmpty()) {
            LOG.warn("Host {} did not tell its capabilities: {}", hostId, answer.summary());
            return Optional.empty();
        }
        HostCapabilities capabilities = answer.done().get();
        HostInventory inventory = Inventories.of(capabilities);
        transactions.run(() -> hosts.find(hostId).ifPresent(host -> {
            Optional<HostReport> report = hosts.report(hostId);
            if (report.isEmpty()) {
                hosts.addReport(new HostReport(hostId, inventory));
                news.changed(host);
            } else if (report.get().replace(inventory)) {
                news.changed(host);
            }
        }));
        return Optional.of(Inventories.facts(capabilities));
    }

    private void heard(UUID hostId) {
        awaySince.remove(hostId);
        concluded.remove(hostId);
    }

    private boolean become(UUID hostId, HostStatus status, String reason, String correlationId) {
        return transactions.call(() -> hosts.find(hostId)
                .filter(host -> host.status().isMonitored())
                .map(host -> move(host, status, reason, correlationId))
                .orElse(false));
    }

    /** True when something changed. */
    private boolean move(Host host, HostStatus status, String reason, String correlationId) {
        HostStatus before = host.status();
        boolean changed = host.become(status, reason);
        if (changed) {
            news.changed(host);
            news.transition(host, before, correlationId);
        }
        return changed;
    }
}
