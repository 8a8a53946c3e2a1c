package org.vireo.core.command.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.vireo.core.audit.Auditor;
import org.vireo.core.command.Caller;
import org.vireo.core.launch.VmStates;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmStatus;

/** What life-cycle commands write about their VM apart from its status: records, and the way back after a failure. */
@Singleton
public final class VmJournal {

    private final VmRepository vms;
    private final VmLookup lookup;
    private final TransactionRunner transactions;
    private final Auditor auditor;
    private final VmStates states;
    private final Clock clock;

    @Inject
    public VmJournal(
            VmRepository vms,
            VmLookup lookup,
            TransactionRunner transactions,
            Auditor auditor,
            VmStates states,
            Clock clock) {
        this.vms = vms;
        this.lookup = lookup;
        this.transactions = transactions;
        this.auditor = auditor;
        this.states = states;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** The present run-time row, read in a transaction of its own. */
    Optional<VmRuntime> runtime(UUID vmId) {
        return transactions.call(() -> vms.runtime(vmId));
    }

    /** Enters "VM web" and the words into the audit log. To be called within a transaction. */
    void record(EventCode code, UUID vmId, String words, Caller caller) {
        String name = vms.find(vmId).map(Vm::name).orElse(vmId.toString());
        auditor.record(
                code, "VM " + name + " " + words + ".", caller.correlationId(), caller.userId(), ObjectRef.vm(vmId));
    }

    /** Changes the row if it still has the status that the command set. To be called within a transaction. */
    void settle(UUID vmId, VmStatus only, Predicate<VmRuntime> change) {
        vms.runtimeForUpdate(vmId).filter(runtime -> runtime.status() == only).ifPresent(runtime -> {
            if (states.change(runtime, change)) {
                lookup.changed(vmId);
            }
        });
    }
}
