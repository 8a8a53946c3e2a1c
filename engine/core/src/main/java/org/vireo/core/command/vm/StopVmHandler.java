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
import org.vireo.core.launch.VmPower;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.VmId;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.StopReason;
import org.vireo.model.vm.VmRuntime;

/** Powers a VM off at once. */
@Singleton
public final class StopVmHandler implements CommandHandler<StopVm, UUID> {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final VmLookup lookup;
    private final VmPower power;
    private final VmJournal journal;
    private final VmDownEffects effects;

    @Inject
    public StopVmHandler(VmLookup lookup, VmPower power, VmJournal journal, VmDownEffects effects) {
        this.lookup = lookup;
        this.power = power;
        this.journal = journal;
        this.effects = effects;
    }

    @Override
    public Class<StopVm> command() {
        return StopVm.class;
    }

    @Override
    public RequiredPermit permit(StopVm command) {
        return new RequiredPermit(Permit.STOP_VM, ObjectRef.vm(command.id()));
    }

    @Override
    public boolean isUrgent() {
        return true;
    }

    @Override
    public List<LockRequest> locks(StopVm command) {
        return List.of(LockRequest.exclusive(ObjectRef.vm(command.id()), "it is being powered off"));
    }

    @Override
    public Decision<UUID> decide(StopVm command, Caller caller) {
        Violations violations = new Violations();
        Optional<VmLookup.Found> found = lookup.managed(command.id(), violations);
        found.ifPresent(vm -> violations.require(
                vm.runtime().hostId() != null,
                Violation.conflict(
                        "VM_NOT_RUNNING",
                        "Cannot stop VM. VM is not running: " + lookup.describe(vm) + ".",
                        "There is nothing to do.")));
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        return new Decision.Accepted<>(
                command.id(), "Powering off VM " + found.get().vm().name(), ObjectRef.vm(command.id()));
    }

    @Override
    public List<Step> steps(StopVm command) {
        return List.of(new Step("Destroy the domain on its host", context -> run(command, context)));
    }

    private StepOutcome run(StopVm command, StepContext context) {
        UUID hostId = journal.runtime(command.id()).map(VmRuntime::hostId).orElse(null);
        if (hostId == null) {
            return StepOutcome.DONE;
        }
        return power.call(
                command.id(), hostId, host -> host.vms().destroy(context.call(DEADLINE), new VmId(command.id())));
    }

    @Override
    public void conclude(StopVm command, TaskOutcome outcome, Caller caller) {
        if (outcome instanceof TaskOutcome.Finished) {
            effects.poweredOff(command.id(), StopReason.DESTROYED);
            journal.record(
                    EventCode.VM_STOPPED_BY_USER, command.id(), "was powered off by " + caller.principal(), caller);
        }
    }
}
