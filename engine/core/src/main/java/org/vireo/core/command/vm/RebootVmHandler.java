package org.vireo.core.command.vm;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.command.Step;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.command.TaskOutcome;
import org.vireo.hostproxy.vm.PowerMode;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.VmId;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.VmCause;
import org.vireo.model.vm.VmStatus;

/** Asks the guest to reboot. */
@Singleton
public final class RebootVmHandler implements CommandHandler<RebootVm, UUID> {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final GuestRequests guests;

    @Inject
    public RebootVmHandler(GuestRequests guests) {
        this.guests = guests;
    }

    @Override
    public Class<RebootVm> command() {
        return RebootVm.class;
    }

    @Override
    public RequiredPermit permit(RebootVm command) {
        return new RequiredPermit(Permit.REBOOT_VM, ObjectRef.vm(command.id()));
    }

    @Override
    public boolean isUrgent() {
        return true;
    }

    @Override
    public List<LockRequest> locks(RebootVm command) {
        return List.of(LockRequest.exclusive(ObjectRef.vm(command.id()), "its guest is being asked to reboot"));
    }

    @Override
    public Decision<UUID> decide(RebootVm command, Caller caller) {
        return guests.accept(command.id(), VmCause.REBOOT_ASKED, VmStatus.REBOOT_IN_PROGRESS, "Rebooting");
    }

    @Override
    public List<Step> steps(RebootVm command) {
        return List.of(new Step(
                "Ask the guest to reboot",
                context -> once(guests.send(
                        command.id(),
                        host -> host.vms().reboot(context.call(DEADLINE), new VmId(command.id()), PowerMode.ANY)))));
    }

    /** An agent that was killed in it would reboot the guest a second time. */
    private static StepOutcome once(StepOutcome outcome) {
        return outcome instanceof StepOutcome.Undecided undecided
                ? new StepOutcome.Undecided(undecided.why())
                : outcome;
    }

    @Override
    public void conclude(RebootVm command, TaskOutcome outcome, Caller caller) {
        guests.conclude(command.id(), VmStatus.REBOOT_IN_PROGRESS, outcome, EventCode.VM_REBOOT_INITIATED, caller);
    }
}
