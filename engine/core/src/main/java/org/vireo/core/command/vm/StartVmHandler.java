package org.vireo.core.command.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.command.Step;
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.command.TaskOutcome;
import org.vireo.core.launch.VmLauncher;
import org.vireo.core.launch.VmPower;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.VmId;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.StopReason;
import org.vireo.model.vm.VmCause;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmStatus;

/** Starts a VM that is certainly off, or lets a paused one run on. */
@Singleton
public final class StartVmHandler implements CommandHandler<StartVm, UUID> {

    private static final Duration RESUME_DEADLINE = Duration.ofSeconds(30);

    private final VmRepository vms;
    private final VmLookup lookup;
    private final StartVmRules rules;
    private final VmLauncher launcher;
    private final VmPower power;
    private final TransactionRunner transactions;
    private final VmJournal journal;

    @Inject
    public StartVmHandler(
            VmRepository vms,
            VmLookup lookup,
            StartVmRules rules,
            VmLauncher launcher,
            VmPower power,
            TransactionRunner transactions,
            VmJournal journal) {
        this.vms = vms;
        this.lookup = lookup;
        this.rules = rules;
        this.launcher = launcher;
        this.power = power;
        this.transactions = transactions;
        this.journal = journal;
    }

    @Override
    public Class<StartVm> command() {
        return StartVm.class;
    }

    @Override
    public RequiredPermit permit(StartVm command) {
        return new RequiredPermit(Permit.RUN_VM, ObjectRef.vm(command.id()));
    }

    @Override
    public List<LockRequest> locks(StartVm command) {
        return List.of(LockRequest.exclusive(ObjectRef.vm(command.id()), "it is being started"));
    }

    @Override
    public Decision<UUID> decide(StartVm command, Caller caller) {
        Violations violations = new Violations();
        Optional<VmLookup.Found> found = lookup.managed(command.id(), violations);
        if (found.isEmpty()) {
            return Decision.refused(violations);
        }
        VmRuntime runtime = found.get().runtime();
        if (runtime.status() != VmStatus.PAUSED) {
            Optional<StartVmRules.Target> host = rules.hostFor(found.get(), violations);
            if (!violations.isEmpty()) {
                return Decision.refused(violations);
            }
            host.ifPresent(target -> runtime.launching(
                    target.hostId(),
                    found.get().vm().settings(),
                    target.placement(),
                    target.memoryBytes(),
                    journal.now()));
            lookup.changed(command.id());
        }
        return new Decision.Accepted<>(
                command.id(), "Starting VM " + found.get().vm().name(), ObjectRef.vm(command.id()));
    }

    @Override
    public List<Step> steps(StartVm command) {
        return List.of(new Step("Start the domain on its host", context -> run(command, context)));
    }

    private StepOutcome run(StartVm command, StepContext context) {
        Optional<VmRuntime> runtime = journal.runtime(command.id());
        UUID hostId = runtime.map(VmRuntime::hostId).orElse(null);
        if (hostId == null) {
            return new StepOutcome.Failed("VM " + command.id() + " went down meanwhile. Start it again.");
        }
        if (runtime.get().status() == VmStatus.PAUSED) {
            return power.call(
                    command.id(),
                    hostId,
                    host -> host.vms().resume(context.call(RESUME_DEADLINE), new VmId(command.id())));
        }
        boolean paused = transactions.call(() -> launchesPaused(command));
        return launcher.launch(command.id(), hostId, paused, context);
    }

    private boolean launchesPaused(StartVm command) {
        return vms.find(command.id())
                .map(vm -> command.startPaused() == null ? vm.settings().startPaused() : command.startPaused())
                .orElse(false);
    }

    @Override
    public void conclude(StartVm command, TaskOutcome outcome, Caller caller) {
        switch (outcome) {
            case TaskOutcome.Finished finished -> {
                VmStatus launched = launchesPaused(command) ? VmStatus.PAUSED : VmStatus.UP;
                journal.settle(
                        command.id(),
                        VmStatus.WAIT_FOR_LAUNCH,
                        runtime ->
                                runtime.become(VmCause.LAUNCH_DONE, launched, runtime.statusReason(), journal.now()));
                journal.record(EventCode.VM_STARTED, command.id(), "was started", caller);
            }
            case TaskOutcome.Failed failed -> {
                journal.settle(
                        command.id(),
                        VmStatus.WAIT_FOR_LAUNCH,
                        runtime -> runtime.down(VmCause.LAUNCH_FAILED, StopReason.FAILED, journal.now()));
                journal.record(EventCode.VM_START_FAILED, command.id(), "was not started: " + failed.why(), caller);
            }
            case TaskOutcome.Undecided undecided -> {
                journal.settle(
                        command.id(),
                        VmStatus.WAIT_FOR_LAUNCH,
                        runtime -> runtime.become(
                                VmCause.LAUNCH_UNANSWERED,
                                VmStatus.UNKNOWN,
                                VmRuntime.START_UNANSWERED,
                                journal.now()));
                journal.record(
                        EventCode.VM_STATUS_UNKNOWN,
                        command.id(),
                        "may have been started, the host's answer was lost: " + undecided.why(),
                        caller);
            }
        }
    }
}
