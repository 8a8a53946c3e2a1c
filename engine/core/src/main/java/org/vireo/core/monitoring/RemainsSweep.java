package org.vireo.core.monitoring;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.port.AuditLog;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.vm.DomainRemoved;
import org.vireo.model.id.VmId;
import org.vireo.model.vm.Vm;

/**
 * Has a host remove what it keeps of VMs that were removed while it was away. Only what this engine has on record as
 * removed goes: a VM that it merely does not know may be another engine's, or younger than the backup that the database
 * was restored from, and a TPM's state cannot be had again.
 */
@Singleton
public final class RemainsSweep {

    private static final Logger LOG = LoggerFactory.getLogger(RemainsSweep.class);

    /** For all of it: reports of the host wait meanwhile. */
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final VmRepository vms;
    private final AuditLog auditLog;
    private final TransactionRunner transactions;
    private final Clock clock;

    /** The VM that was tried last, by host: those after it are next, so that none is kept back by others that are refused. */
    private final Map<UUID, UUID> lastTried = new ConcurrentHashMap<>();

    @Inject
    public RemainsSweep(VmRepository vms, AuditLog auditLog, TransactionRunner transactions, Clock clock) {
        this.vms = vms;
        this.auditLog = auditLog;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Asks the host and has it forget, for as long as there is time and it answers; the rest is done next time.
     */
    public void sweep(UUID hostId, HostConnection connection, String correlationId) {
        Instant end = clock.instant().plus(DEADLINE);
        List<VmId> kept = connection
                .vms()
                .remains(CallContext.of(correlationId, DEADLINE))
                .done()
                .orElse(List.of());
        if (kept.isEmpty()) {
            return;
        }
        Iterator<UUID> removed =
                inTurn(hostId, transactions.call(() -> removed(kept))).iterator();
        Duration left = Duration.between(clock.instant(), end);
        boolean answered = true;
        while (answered && left.toMillis() > 0 && removed.hasNext()) {
            UUID vmId = removed.next();
            lastTried.put(hostId, vmId);
            HostOutcome<DomainRemoved> outcome =
                    connection.vms().forget(CallContext.of(correlationId, left), new VmId(vmId));
            LOG.info("Host {} on what it keeps of VM {}, which was removed: {}", hostId, vmId, outcome.summary());
            answered = outcome instanceof HostOutcome.Done<?> || outcome instanceof HostOutcome.Refused<?>;
            left = Duration.between(clock.instant(), end);
        }
    }

    /** By id, beginning after the one that was tried last. */
    private List<UUID> inTurn(UUID hostId, Set<UUID> ids) {
        TreeSet<UUID> sorted = new TreeSet<>(ids);
        UUID last = lastTried.get(hostId);
        if (last == null) {
            return List.copyOf(sorted);
        }
        List<UUID> turn = new ArrayList<>(sorted.tailSet(last, false));
        turn.addAll(sorted.headSet(last, true));
        return turn;
    }

    private Set<UUID> removed(List<VmId> kept) {
        Set<UUID> ids = new HashSet<>();
        kept.forEach(id -> ids.add(id.value()));
        vms.findAll(ids).stream().map(Vm::id).toList().forEach(ids::remove);
        return ids.isEmpty() ? ids : auditLog.removedVms(ids);
    }
}
