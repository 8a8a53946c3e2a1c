package org.vireo.core.command.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.vireo.core.command.Caller;
import org.vireo.core.command.Decision;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.command.TaskOutcome;
import org.vireo.core.launch.VmPower;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.vm.VmCause;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmStatus;

/** What asking a guest for something has in common: it must run, and it may take its time or not listen at all. */
@Singleton
public final class GuestRequests {

    private final VmLookup lookup;
    private final VmPower power;
    private final VmJournal journal;

    @Inject
    public GuestRequests(VmLookup lookup, VmPower power, VmJournal journal) {
        this.lookup = lookup;
        this.power = power;
        this.journal = journal;
    }

    Decision<UUID> accept(UUID vmId, VmCause asked, VmStatus meanwhile, String doing) {
        Violations violations = new Violations();
        Optional<VmLookup.Found> found = lookup.managed(vmId, violations);
        found.ifPresent(vm -> violations.require(listens(vm.runtime().status()), notListening(vm)));
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        found.get().runtime().become(asked, meanwhile, "", journal.now());
        lookup.changed(vmId);
        return new Decision.Accepted<>(vmId, doing + " VM " + found.get().vm().name(), ObjectRef.vm(vmId));
    }

    private static boolean listens(VmStatus status) {
        return status == VmStatus.UP || status == VmStatus.POWERING_DOWN || status == VmStatus.REBOOT_IN_PROGRESS;
    }

    private Violation notListening(VmLookup.Found found) {
        String state = lookup.describe(found);
        if (found.runtime().status() == VmStatus.UNKNOWN) {
            return Violation.conflict(
                    "VM_STATUS_UNKNOWN",
                    "Nobody can reach the guest: " + state + ".",
                    "Bring the host back, or wait until its agent answers.");
        }
        return found.runtime().status() == VmStatus.PAUSED
                ? Violation.conflict(
                        "VM_PAUSED", "The guest cannot answer: " + state + ".", "Start the VM to let it run on first.")
                : Violation.conflict("VM_NOT_RUNNING", "VM is not running: " + state + ".", "Start it first.");
    }

    StepOutcome send(UUID vmId, Function<HostConnection, HostOutcome<org.vireo.hostproxy.Acknowledged>> verb) {
        UUID hostId = journal.runtime(vmId).map(VmRuntime::hostId).orElse(null);
        return hostId == null ? StepOutcome.DONE : power.call(vmId, hostId, verb);
    }

    void conclude(UUID vmId, VmStatus meanwhile, TaskOutcome outcome, EventCode code, Caller caller) {
        String word = code.name().toLowerCase(Locale.ROOT).replace("vm_", "").replace('_', ' ');
        switch (outcome) {
            case TaskOutcome.Finished finished ->
                journal.record(code, vmId, "has its " + word + " by " + caller.principal(), caller);
            case TaskOutcome.Failed failed -> {
                journal.settle(
                        vmId,
                        meanwhile,
                        runtime -> runtime.become(VmCause.REQUEST_FAILED, VmStatus.UP, "", journal.now()));
                journal.record(EventCode.TASK_FAILED, vmId, "did not take the request: " + failed.why(), caller);
            }
            case TaskOutcome.Undecided undecided ->
                journal.record(EventCode.TASK_FAILED, vmId, "may not have got the request: " + undecided.why(), caller);
        }
    }
}
