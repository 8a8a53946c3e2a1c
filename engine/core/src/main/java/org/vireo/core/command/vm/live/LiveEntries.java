package org.vireo.core.command.vm.live;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.vireo.core.audit.Auditor;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.StepContext;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.RunningMachine;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmSettings;

/** What is written of a running VM that follows its settings: the configuration, its run and the audit log. */
@Singleton
public final class LiveEntries {

    private final VmRepository vms;
    private final TransactionRunner transactions;
    private final Auditor auditor;
    private final Announcements announcements;

    @Inject
    public LiveEntries(VmRepository vms, TransactionRunner transactions, Auditor auditor, Announcements announcements) {
        this.vms = vms;
        this.transactions = transactions;
        this.auditor = auditor;
        this.announcements = announcements;
    }

    /** Where the VM runs; empty when it has gone down, as the next start follows then. */
    Optional<UUID> hostOf(UUID vmId) {
        return transactions.call(() -> vms.runtimeForUpdate(vmId).map(VmRuntime::hostId));
    }

    /** The run's row first: whoever holds it, as the monitoring does, may be writing the configuration too. */
    void configure(UUID vmId, UnaryOperator<VmSettings> change) {
        transactions.run(() -> vms.runtimeForUpdate(vmId)
                .flatMap(locked -> vms.find(vmId))
                .ifPresent(vm -> {
                    if (vm.apply(change.apply(vm.settings()))) {
                        announcements.changed(ObjectRef.vm(vmId), ChangeKind.UPDATED);
                    }
                }));
    }

    /** The guest was asked to do with so many vCPUs, and has more. */
    void vcpusAsked(UUID vmId, int wanted) {
        transactions.run(() -> vms.runtimeForUpdate(vmId).ifPresent(runtime -> {
            RunningMachine machine = runtime.machine();
            if (machine != null) {
                runtime.machineRead(machine.withAskedVcpus(wanted), runtime.promisedBytes());
            }
        }));
    }

    /** The guest has these vCPUs; said by whoever sees it first, a command or the monitoring. */
    void vcpusAre(UUID vmId, CpuTopology now, int before, StepContext context) {
        transactions.run(() -> {
            Optional<VmRuntime> runtime = vms.runtimeForUpdate(vmId);
            RunningMachine machine = runtime.map(VmRuntime::machine).orElse(null);
            boolean said = machine != null && machine.topology().vcpus() == now.vcpus();
            if (machine != null && !machine.withTopology(now).equals(machine)) {
                runtime.get()
                        .machineRead(machine.withTopology(now), runtime.get().promisedBytes());
            }
            if (!said) {
                say(
                        EventCode.HOT_SET_VCPUS,
                        vmId,
                        " has " + now.vcpus() + " vCPUs now, after " + before + ".",
                        context);
            }
        });
    }

    /** The guest has so much memory; the next report of its host says the same. */
    void memoryIs(UUID vmId, long bytes) {
        transactions.run(() -> vms.runtimeForUpdate(vmId).ifPresent(runtime -> {
            RunningMachine machine = runtime.machine();
            if (machine != null) {
                runtime.machineRead(
                        machine.withMemoryBytes(bytes), runtime.promisedBytes() + bytes - machine.memoryBytes());
                runtime.reserve(0);
            }
        }));
    }

    /** Enters "VM web" and the words into the audit log. */
    void record(EventCode code, UUID vmId, String words, StepContext context) {
        transactions.run(() -> say(code, vmId, words, context));
    }

    private void say(EventCode code, UUID vmId, String words, StepContext context) {
        String name = vms.find(vmId).map(Vm::name).orElse(vmId.toString());
        auditor.observed(
                code,
                "VM " + name + words,
                context.correlationId(),
                ObjectRef.vm(vmId),
                vms.runtimeForUpdate(vmId).map(VmRuntime::hostId).orElse(null));
    }
}
