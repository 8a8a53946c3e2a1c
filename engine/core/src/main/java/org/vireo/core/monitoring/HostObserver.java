package org.vireo.core.monitoring;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.monitoring.apply.DeviceApplier;
import org.vireo.core.monitoring.apply.HookLines;
import org.vireo.core.monitoring.apply.HostApplier;
import org.vireo.core.monitoring.apply.ReportOrigin;
import org.vireo.core.monitoring.apply.StatusApplier;
import org.vireo.core.monitoring.statistics.LiveStatistics;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.ConnectResult;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostEndpoint;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.ResumePoint;
import org.vireo.hostproxy.event.HookPrinted;
import org.vireo.hostproxy.event.HostEvent;
import org.vireo.hostproxy.event.LibvirtConnectionChanged;
import org.vireo.hostproxy.event.VmStatusChanged;
import org.vireo.hostproxy.event.VmStopped;
import org.vireo.hostproxy.host.HostCapabilities;
import org.vireo.hostproxy.host.StatisticsDelta;
import org.vireo.hostproxy.vm.DomainList;
import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.hostproxy.vm.DomainXmlReport;
import org.vireo.model.id.VmId;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.vm.StopReason;

/** Turns what a session hears into observations and hands each to the applier that writes it. */
@Singleton
public final class HostObserver {

    private static final Logger LOG = LoggerFactory.getLogger(HostObserver.class);
    private static final Duration XML_DEADLINE = Duration.ofSeconds(20);

    private final StatusApplier statuses;
    private final DeviceApplier devices;
    private final HostApplier hosts;
    private final RemainsSweep remains;
    private final CertificateRenewal certificates;
    private final LiveStatistics statistics;
    private final HookLines hooks;

    @Inject
    public HostObserver(
            StatusApplier statuses,
            DeviceApplier devices,
            HostApplier hosts,
            RemainsSweep remains,
            CertificateRenewal certificates,
            LiveStatistics statistics,
            HookLines hooks) {
        this.statuses = statuses;
        this.devices = devices;
        this.hosts = hosts;
        this.remains = remains;
        this.certificates = certificates;
        this.statistics = statistics;
        this.hooks = hooks;
    }

    /** Where to connect; empty when the host is not to be watched any more. */
    Optional<HostEndpoint> endpoint(UUID hostId, Optional<ResumePoint> resume) {
        return hosts.endpoint(hostId, resume);
    }

    /** Whether the host may go on with what it showed. */
    boolean connected(UUID hostId, HostConnection connection) {
        return hosts.connected(hostId, connection.certificateFingerprint());
    }

    void connectFailed(UUID hostId, ConnectResult.Failed failed, String correlationId) {
        hosts.connectFailed(hostId, failed, correlationId);
    }

    void lost(UUID hostId, String reason, Duration silence, String correlationId) {
        hosts.lost(hostId, reason, silence, correlationId);
    }

    /** The host has been away: concludes what that means once its grace is over. */
    void overdue(UUID hostId, String correlationId) {
        hosts.overdue(hostId, correlationId);
    }

    Optional<HostFacts> capabilities(UUID hostId, HostOutcome<HostCapabilities> answer, String correlationId) {
        return hosts.capabilities(hostId, answer, correlationId);
    }

    /** What is seen to now and then: what the host keeps of VMs that are no more, and certificates. */
    void sweep(UUID hostId, HostConnection connection, String correlationId) {
        remains.sweep(hostId, connection, correlationId);
        certificates.renew(hostId, connection, correlationId);
        certificates.giveRevocations(hostId, connection, correlationId);
    }

    /** The host told what it counts. */
    void counted(UUID hostId, StatisticsDelta delta) {
        statistics.take(hostId, delta);
    }

    /** The host is watched no more. */
    void forget(UUID hostId) {
        statistics.forget(hostId);
    }

    void report(UUID hostId, HostConnection connection, DomainList list, String correlationId) {
        if (!list.libvirtConnected()) {
            hosts.libvirtAway(hostId, "the agent has no connection to libvirt", correlationId);
            return;
        }
        hosts.up(hostId, correlationId);
        ReportOrigin origin = new ReportOrigin(hostId, "report", correlationId);
        readDevices(origin, connection, statuses.all(origin, list.domains()));
    }

    /** A status that came back with the answer to a command. */
    public void answered(UUID hostId, HostConnection connection, DomainStatus domain, String correlationId) {
        ReportOrigin origin = new ReportOrigin(hostId, "answer", correlationId);
        readDevices(origin, connection, statuses.some(origin, List.of(domain)));
    }

    void event(UUID hostId, Optional<HostConnection> connection, HostEvent event, String correlationId) {
        switch (event) {
            case VmStatusChanged changed -> {
                ReportOrigin origin = new ReportOrigin(hostId, changed.cause(), correlationId);
                Set<UUID> reread = statuses.some(origin, List.of(changed.domain()));
                connection.ifPresent(open -> readDevices(origin, open, reread));
            }
            case VmStopped stopped ->
                statuses.stopped(
                        new ReportOrigin(hostId, "stopped", correlationId),
                        stopped.id().value(),
                        reason(stopped.reason()));
            case HookPrinted printed -> hooks.printed(hostId, printed);
            case LibvirtConnectionChanged changed -> {
                if (!changed.connected()) {
                    hosts.libvirtAway(hostId, changed.detail().orElse("libvirtd is down"), correlationId);
                }
            }
        }
    }

    private void readDevices(ReportOrigin origin, HostConnection connection, Set<UUID> vmIds) {
        if (vmIds.isEmpty()) {
            return;
        }
        HostOutcome<DomainXmlReport> answer = connection
                .vms()
                .xml(
                        CallContext.of(origin.correlationId(), XML_DEADLINE),
                        vmIds.stream().map(VmId::new).toList());
        answer.done().ifPresent(report -> {
            // The hashes of those that hang stay as they are, so that the next report asks again.
            report.unanswered()
                    .filter(ids -> !ids.isEmpty())
                    .ifPresent(ids -> LOG.warn("Host {} gets no XML of the VMs {} now", origin.hostId(), ids));
            devices.apply(origin, report.domains());
        });
    }

    private static StopReason reason(org.vireo.hostproxy.event.StopReason reported) {
        return switch (reported) {
            case SHUTDOWN -> StopReason.SHUTDOWN;
            case DESTROYED -> StopReason.DESTROYED;
            case CRASHED -> StopReason.CRASHED;
            case FAILED -> StopReason.FAILED;
            case MIGRATED, SAVED, FROM_SNAPSHOT, UNKNOWN -> StopReason.UNKNOWN;
        };
    }
}
