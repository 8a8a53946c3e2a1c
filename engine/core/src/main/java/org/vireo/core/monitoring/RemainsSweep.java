package org.vireo.core.monitoring;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final int MOST_AT_A_TIME = 20;

    private final VmRepository vms;
    private final AuditLog auditLog;
    private final TransactionRunner transactions;

    @Inject
    public RemainsSweep(VmRepository vms, AuditLog auditLog, TransactionRunner transactions) {
        this.vms = vms;
        this.auditLog = auditLog;
        this.transactions = transactions;
    }

    /**
     * Asks the host and has it forget. The host's session waits for it, so it is a few at a time and ends with the first
     * that gets no answer; the rest is done next time.
     */
    public void sweep(UUID hostId, HostConnection connection, String correlationId) {
        CallContext context = CallContext.of(correlationId, DEADLINE);
        List<VmId> kept = connection.vms().remains(context).done().orElse(List.of());
        if (kept.isEmpty()) {
            return;
        }
        Iterator<UUID> removed = transactions.call(() -> removed(kept)).iterator();
        boolean answered = true;
        for (int count = 0; count < MOST_AT_A_TIME && answered && removed.hasNext(); count++) {
            UUID vmId = removed.next();
            HostOutcome<DomainRemoved> outcome = connection.vms().forget(context, new VmId(vmId));
            LOG.info("Host {} on what it keeps of VM {}, which was removed: {}", hostId, vmId, outcome.summary());
            answered = outcome instanceof HostOutcome.Done<?> || outcome instanceof HostOutcome.Refused<?>;
        }
    }

    private Set<UUID> removed(List<VmId> kept) {
        Set<UUID> ids = new HashSet<>();
        kept.forEach(id -> ids.add(id.value()));
        vms.findAll(ids).stream().map(Vm::id).toList().forEach(ids::remove);
        return ids.isEmpty() ? ids : auditLog.removedVms(ids);
    }
}
