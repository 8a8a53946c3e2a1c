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
import org.vireo.core.command.TaskOutcome;
import org.vireo.hostproxy.vm.PowerMode;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.VmId;
import org.vireo.model.user.Permit;
import org.vireo.model.vm.VmCause;
import org.vireo.model.vm.VmStatus;

/** Asks the guest to power off. */
@Singleton
public final class ShutdownVmHandler implements CommandHandler<ShutdownVm, UUID> {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final GuestRequests guests;

    @Inject
    public ShutdownVmHandler(GuestRequests guests) {
        this.guests = guests;
    }

    @Override
    public Class<ShutdownVm> command() {
        return ShutdownVm.class;
    }

    @Override
    public RequiredPermit permit(ShutdownVm command) {
        return new RequiredPermit(Permit.STOP_VM, ObjectRef.vm(command.id()));
    }

    @Override
    public boolean isUrgent() {
        return true;
    }

    @Override
    public List<LockRequest> locks(ShutdownVm command) {
        return List.of(LockRequest.exclusive(ObjectRef.vm(command.id()), "its guest is being asked to power off"));
    }

    @Override
    public Decision<UUID> decide(ShutdownVm command, Caller caller) {
        return guests.accept(command.id(), VmCause.SHUTDOWN_ASKED, VmStatus.POWERING_DOWN, "Shutting down");
    }

    @Override
    public List<Step> steps(ShutdownVm command) {
        return List.of(new Step(
                "Ask the guest to power off",
                context -> guests.send(
                        command.id(),
                        host -> host.vms().shutdown(context.call(DEADLINE), new VmId(command.id()), PowerMode.ANY))));
    }

    @Override
    public void conclude(ShutdownVm command, TaskOutcome outcome, Caller caller) {
        guests.conclude(command.id(), VmStatus.POWERING_DOWN, outcome, EventCode.VM_SHUTDOWN_INITIATED, caller);
    }
}
