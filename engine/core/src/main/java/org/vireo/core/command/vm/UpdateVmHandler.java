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
import org.vireo.core.command.quota.QuotaAdmission;
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
        Optional<Vm> found = lookup.unlocked(command.id());
        UUID quotaId = found.map(Vm::quotaId)
                        .filter(id -> id.equals(command.quotaId()))
                        .isPresent()
                ? null
                : command.quotaId();
        List<RequiredPermit> permits = new ArrayList<>(QuotaAdmission.permits(quotaId));
        PlatformPatch platform = command.changes().platform();
        if (platform != null) {
            found.filter(vm -> platform.touchesHost(vm.settings().platform()))
                    .ifPresent(vm ->
                            permits.add(RequiredPermit.implied(Permit.EDIT_HOST, ObjectRef.cluster(vm.clusterId()))));
        }
        return permits;
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
        VmChanges changes = asked(found.get(), command);
        VmSettings after = merge(before, changes, violations);
        rules.check(after, vm, violations);
        VmSettingsRules.checkMaximum(after, before, changes, violations);
        LiveChange change = change(before, after, changes);
        boolean down = found.get().runtime().status() == VmStatus.DOWN;
        if (!down) {
            checkRunning(found.get(), after, change, command.nextRun(), violations);
        }
        FeaturePlan plan = features.plan(vm.id(), after, command.features(), violations);
        checkRunning(found.get(), plan, command.nextRun(), violations);
        Optional<UUID> quotaId =
                violations.isEmpty() ? rules.quota(vm, after, command.quotaId(), caller, violations) : Optional.empty();
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        boolean changed = enter(found.get(), after, change, command) | count(vm, quotaId);
        if (!plan.isNothing()) {
            features.carryOut(vm.id(), plan);
            vm.devicesChanged();
            changed = true;
        }
        if (!before.initialization().equals(after.initialization())) {
            devices.follow(vm);
        }
        if (changed) {
            tell(vm, before, caller);
        }
        return new Decision.Accepted<>(vm.id(), "Changing VM " + after.name(), ObjectRef.vm(vm.id()));
    }

    private void tell(Vm vm, VmSettings before, Caller caller) {
        lookup.changed(vm.id());
        journal.record(EventCode.VM_UPDATED, vm.id(), "was changed by " + caller.principal(), caller);
        VmSettingsRules.notice(vm.settings(), before)
                .ifPresent(words -> journal.record(EventCode.VM_MEMORY_TOO_SMALL, vm.id(), words, caller));
    }

    private static boolean count(Vm vm, Optional<UUID> quotaId) {
        if (Optional.ofNullable(vm.quotaId()).equals(quotaId)) {
            return false;
        }
        vm.countTo(quotaId.orElse(null));
        return true;
    }

    /** What the running machine has to follow is entered when it has; memory for it is kept from now on. */
    private boolean enter(VmLookup.Found found, VmSettings after, LiveChange change, UpdateVm command) {
        Vm vm = found.vm();
        if (found.runtime().status() == VmStatus.DOWN || command.nextRun()) {
            return vm.apply(after);
        }
        machine.reserve(vm, found.runtime(), change);
        return vm.apply(machine.recordOnly(vm.settings(), after));
    }

    /** What is to change: of a VM that runs, less what it has. */
    private static VmChanges asked(VmLookup.Found found, UpdateVm command) {
        return command.nextRun() || found.runtime().status() == VmStatus.DOWN
                ? command.changes()
                : command.changes().lessThan(found.vm().settings(), found.runtime());
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
    private void checkRunning(
            VmLookup.Found found, VmSettings after, LiveChange change, boolean nextRun, Violations violations) {
        VmSettings before = found.vm().settings();
        List<String> refused = nextRun
                ? machine.boundToTheRun(before, after)
                : new ArrayList<>(machine.fixed(found.vm(), found.runtime(), after, change));
        if (!nextRun && !change.isNothing()) {
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
                        nextRun
                                ? "Stop the VM first."
                                : "Stop the VM first, or change it for the next start, with the parameter"
                                        + " next_run=true."));
    }

    /** What the running VM would have to follow. */
    private static LiveChange change(VmSettings before, VmSettings after, VmChanges changes) {
        long startBytes = after.platform().memory().startBytes();
        boolean ballooned = startBytes != before.platform().memory().startBytes();
        return new LiveChange(changes.topology(), changes.memoryBytes(), ballooned ? (Long) startBytes : null);
    }

    @Override
    public List<Step> steps(UpdateVm command) {
        if (command.nextRun()) {
            return List.of();
        }
        return transactions.call(() -> wanted(command, true)).change().isNothing()
                ? List.of()
                : List.of(new Step("Let the running VM follow", context -> follow(command, context)));
    }

    private StepOutcome follow(UpdateVm command, StepContext context) {
        return machine.follow(
                command.id(),
                transactions.call(() -> wanted(command, context.takenUp())).change(),
                context);
    }

    /** What the running VM has, and what it still has to follow. */
    private record Wanted(@Nullable VmSettings running, LiveChange change) {}

    /** @param open whether what the machine has counts, too, that is not configured: a killed engine may have been at it */
    private Wanted wanted(UpdateVm command, boolean open) {
        return lookup.managed(command.id(), new Violations())
                .filter(found -> found.runtime().status() != VmStatus.DOWN)
                .map(found -> {
                    VmSettings before = found.vm().settings();
                    VmChanges changes =
                            open ? command.changes().unsettled(before, found.runtime()) : asked(found, command);
                    VmSettings after = merge(before, changes, new Violations());
                    return new Wanted(found.runtime().running(before), change(before, after, changes));
                })
                .orElse(new Wanted(null, LiveChange.NONE));
    }

    /** What the machine followed is entered already; what still differs it did not follow. */
    @Override
    public void conclude(UpdateVm command, TaskOutcome outcome, Caller caller) {
        machine.over(command.id());
        switch (outcome) {
            case TaskOutcome.Finished finished -> {}
            case TaskOutcome.Failed failed -> notFollowed(command, false, failed.why(), caller);
            case TaskOutcome.Undecided undecided -> notFollowed(command, true, undecided.why(), caller);
        }
    }

    /** The first is what the host did not do, or may have done; what comes after it was not asked of the host. */
    private void notFollowed(UpdateVm command, boolean undecided, String why, Caller caller) {
        Wanted wanted = wanted(command, false);
        VmSettings running = wanted.running();
        if (command.nextRun() || running == null) {
            return;
        }
        boolean maybe = undecided;
        CpuTopology topology = wanted.change().topology();
        if (topology != null) {
            String words = maybe
                    ? "may have " + topology.vcpus() + " vCPUs instead of "
                            + running.topology().vcpus()
                    : "keeps " + running.topology().vcpus() + " vCPUs instead of " + topology.vcpus();
            journal.record(EventCode.HOT_SET_VCPUS_FAILED, command.id(), words + ": " + why, caller);
            maybe = false;
        }
        Long memory = wanted.change().memoryBytes();
        if (memory != null) {
            long before = running.memoryBytes() >> 20;
            String words = maybe
                    ? "may have " + (memory >> 20) + " MiB of memory instead of " + before + ", and is configured so"
                    : "keeps " + before + " MiB of memory instead of " + (memory >> 20);
            journal.record(EventCode.HOT_SET_MEMORY_FAILED, command.id(), words + ": " + why, caller);
            maybe = false;
        }
        Long balloon = wanted.change().balloonBytes();
        if (balloon != null) {
            String left = balloon == 0 ? "all its memory" : (balloon >> 20) + " MiB of memory";
            String words = "has a balloon that " + (maybe ? "may leave it " : "was not told to leave it ") + left;
            journal.record(EventCode.HOT_SET_MEMORY_FAILED, command.id(), words + ": " + why, caller);
        }
    }
}
