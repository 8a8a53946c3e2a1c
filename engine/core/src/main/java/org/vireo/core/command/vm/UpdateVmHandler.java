package org.vireo.core.command.vm;

import static java.util.Objects.requireNonNullElse;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.command.Step;
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.command.TaskOutcome;
import org.vireo.core.command.patch.PlatformPatch;
import org.vireo.core.command.vm.feature.FeaturePlan;
import org.vireo.core.command.vm.feature.VmFeatures;
import org.vireo.core.command.vm.live.LiveChange;
import org.vireo.core.command.vm.live.LiveMachine;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.event.EventCode;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmSettings;
import org.vireo.model.vm.VmStatus;

/**
 * Changes a VM's settings: those of the record at any time, those of the machine while it is down, or for the next start.
 * A running VM is given processors and memory at once; what its host refuses stays as it was.
 */
@Singleton
public final class UpdateVmHandler implements CommandHandler<UpdateVm, UUID> {

    private static final Set<VmStatus> RUNNING = EnumSet.of(VmStatus.UP, VmStatus.PAUSED);

    private final VmLookup lookup;
    private final VmSettingsRules rules;
    private final VmDevices devices;
    private final VmFeatures features;
    private final VmJournal journal;
    private final LiveMachine machine;
    private final TransactionRunner transactions;

    @Inject
    public UpdateVmHandler(
            VmLookup lookup,
            VmSettingsRules rules,
            VmDevices devices,
            VmFeatures features,
            VmJournal journal,
            LiveMachine machine,
            TransactionRunner transactions) {
        this.lookup = lookup;
        this.rules = rules;
        this.devices = devices;
        this.features = features;
        this.journal = journal;
        this.machine = machine;
        this.transactions = transactions;
    }

    @Override
    public Class<UpdateVm> command() {
        return UpdateVm.class;
    }

    @Override
    public RequiredPermit permit(UpdateVm command) {
        return new RequiredPermit(Permit.EDIT_VM, ObjectRef.vm(command.id()));
    }

    /** What a VM takes of its hosts is for those to say who change the hosts. */
    @Override
    public List<RequiredPermit> furtherPermits(UpdateVm command) {
        PlatformPatch platform = command.changes().platform();
        if (platform == null) {
            return List.of();
        }
        return lookup.unlocked(command.id())
                .filter(vm -> platform.touchesHost(vm.settings().platform()))
                .map(vm -> List.of(new RequiredPermit(Permit.EDIT_HOST, ObjectRef.cluster(vm.clusterId()))))
                .orElse(List.of());
    }

    @Override
    public List<LockRequest> locks(UpdateVm command) {
        return List.of(LockRequest.exclusive(ObjectRef.vm(command.id()), "it is being changed"));
    }

    @Override
    public Decision<UUID> decide(UpdateVm command, Caller caller) {
        Violations violations = new Violations();
        Optional<VmLookup.Found> found = lookup.managed(command.id(), violations);
        if (found.isEmpty()) {
            return Decision.refused(violations);
        }
        Vm vm = found.get().vm();
        VmSettings before = vm.settings();
        VmSettings after = merge(before, command.changes(), violations);
        rules.check(after, vm, violations);
        VmSettingsRules.checkMaximum(after, before, command.changes(), violations);
        boolean down = found.get().runtime().status() == VmStatus.DOWN;
        if (!down) {
            checkRunning(found.get(), after, command, violations);
        }
        FeaturePlan plan = features.plan(vm.id(), after, command.features(), violations);
        checkRunning(found.get(), plan, command.nextRun(), violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        boolean changed = enter(found.get(), after, command);
        if (!plan.isNothing()) {
            features.carryOut(vm.id(), plan);
            vm.devicesChanged();
            changed = true;
        }
        if (!before.initialization().equals(after.initialization())) {
            devices.follow(vm);
        }
        if (changed) {
            lookup.changed(vm.id());
            journal.record(EventCode.VM_UPDATED, vm.id(), "was changed by " + caller.principal(), caller);
            VmSettingsRules.notice(vm.settings(), before)
                    .ifPresent(words -> journal.record(EventCode.VM_MEMORY_TOO_SMALL, vm.id(), words, caller));
        }
        return new Decision.Accepted<>(vm.id(), "Changing VM " + after.name(), ObjectRef.vm(vm.id()));
    }

    /** What the running machine has to follow is entered when it has; memory for it is kept from now on. */
    private boolean enter(VmLookup.Found found, VmSettings after, UpdateVm command) {
        Vm vm = found.vm();
        if (found.runtime().status() == VmStatus.DOWN || command.nextRun()) {
            return vm.apply(after);
        }
        machine.reserve(vm, found.runtime(), change(found, command.changes(), after));
        return vm.apply(machine.recordOnly(vm.settings(), after));
    }

    private static VmSettings merge(VmSettings before, VmChanges changes, Violations violations) {
        return new VmSettings(
                requireNonNullElse(changes.name(), before.name()),
                requireNonNullElse(changes.description(), before.description()),
                requireNonNullElse(changes.comment(), before.comment()),
                requireNonNullElse(changes.memoryBytes(), before.memoryBytes()),
                requireNonNullElse(changes.topology(), before.topology()),
                requireNonNullElse(changes.osType(), before.osType()),
                requireNonNullElse(changes.biosType(), before.biosType()),
                requireNonNullElse(changes.platform(), PlatformPatch.NONE).applyTo(before.platform(), violations),
                requireNonNullElse(changes.deleteProtected(), before.deleteProtected()),
                requireNonNullElse(changes.startPaused(), before.startPaused()),
                requireNonNullElse(changes.initialization(), before.initialization()));
    }

    /** The rows say what the running VM has, so there is no place for what its next start is to have. */
    private void checkRunning(VmLookup.Found found, FeaturePlan plan, boolean nextRun, Violations violations) {
        Set<DeviceKind> kinds = plan.kinds();
        violations.require(
                found.runtime().status() == VmStatus.DOWN || kinds.isEmpty(),
                Violation.conflict(
                        "VM_NOT_DOWN",
                        "Cannot edit VM. " + lookup.describe(found)
                                + ", and these devices can only be changed while it is down: "
                                + kinds.stream()
                                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))
                                + (nextRun ? "; next_run keeps no devices for the next start." : "."),
                        "Stop the VM first."));
    }

    /** Clients send back what they read, so only what differs counts. */
    private void checkRunning(VmLookup.Found found, VmSettings after, UpdateVm command, Violations violations) {
        VmSettings before = found.vm().settings();
        LiveChange change = change(found, command.changes(), after);
        List<String> refused = command.nextRun()
                ? machine.boundToTheRun(before, after)
                : new ArrayList<>(machine.fixed(found.vm(), found.runtime(), after, change));
        if (!command.nextRun() && !change.isNothing()) {
            if (RUNNING.contains(found.runtime().status())) {
                machine.check(found.vm(), found.runtime(), change, violations);
            } else {
                refused.add("memory and cpu.topology (unless it is up or paused)");
            }
        }
        violations.require(
                refused.isEmpty(),
                Violation.conflict(
                        "VM_NOT_DOWN",
                        "Cannot edit VM. " + lookup.describe(found)
                                + ", and these can only be changed while it is down: " + String.join(", ", refused)
                                + ".",
                        command.nextRun()
                                ? "Stop the VM first."
                                : "Stop the VM first, or change it for the next start, with the parameter"
                                        + " next_run=true."));
    }

    /** What the running VM would have to follow: what is asked for and differs from what it has now. */
    private static LiveChange change(VmLookup.Found found, VmChanges changes, VmSettings after) {
        VmSettings before = found.vm().settings();
        long startBytes = after.platform().memory().startBytes();
        boolean ballooned = startBytes != before.platform().memory().startBytes();
        return new LiveChange(changes.topology(), changes.memoryBytes(), ballooned ? (Long) startBytes : null)
                .lessThan(found.runtime().running(before));
    }

    @Override
    public List<Step> steps(UpdateVm command) {
        if (command.nextRun()) {
            return List.of();
        }
        return transactions.call(() -> wanted(command)).change().isNothing()
                ? List.of()
                : List.of(new Step("Let the running VM follow", context -> follow(command, context)));
    }

    private StepOutcome follow(UpdateVm command, StepContext context) {
        return machine.follow(
                command.id(), transactions.call(() -> wanted(command)).change(), context);
    }

    /** What the running VM has, and what it still has to follow. */
    private record Wanted(@Nullable VmSettings running, LiveChange change) {}

    private Wanted wanted(UpdateVm command) {
        return lookup.managed(command.id(), new Violations())
                .filter(found -> found.runtime().status() != VmStatus.DOWN)
                .map(found -> {
                    VmSettings before = found.vm().settings();
                    VmSettings after = merge(before, command.changes(), new Violations());
                    return new Wanted(found.runtime().running(before), change(found, command.changes(), after));
                })
                .orElse(new Wanted(null, LiveChange.NONE));
    }

    /** What the machine followed is entered already; what still differs it did not follow. */
    @Override
    public void conclude(UpdateVm command, TaskOutcome outcome, Caller caller) {
        machine.over(command.id());
        switch (outcome) {
            case TaskOutcome.Finished finished -> {}
            case TaskOutcome.Failed failed -> notFollowed(command, failed.why(), caller);
            case TaskOutcome.Undecided undecided -> notFollowed(command, undecided.why(), caller);
        }
    }

    private void notFollowed(UpdateVm command, String why, Caller caller) {
        Wanted wanted = wanted(command);
        VmSettings running = wanted.running();
        if (command.nextRun() || running == null) {
            return;
        }
        CpuTopology topology = wanted.change().topology();
        if (topology != null) {
            journal.record(
                    EventCode.HOT_SET_VCPUS_FAILED,
                    command.id(),
                    "keeps " + running.topology().vcpus() + " vCPUs instead of " + topology.vcpus() + ": " + why,
                    caller);
        }
        Long memory = wanted.change().memoryBytes();
        if (memory != null) {
            journal.record(
                    EventCode.HOT_SET_MEMORY_FAILED,
                    command.id(),
                    "keeps " + (running.memoryBytes() >> 20) + " MiB of memory instead of " + (memory >> 20) + ": "
                            + why,
                    caller);
        }
    }
}
