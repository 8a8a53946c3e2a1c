package org.vireo.it.command;

import java.util.List;
import java.util.UUID;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.command.Step;
import org.vireo.model.ObjectRef;
import org.vireo.model.user.Permit;

/** Has the steps that the test gives it, and changes nothing. */
final class IdleHandler implements CommandHandler<IdleCommand, UUID> {

    private final List<Step> steps;

    IdleHandler(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    @Override
    public Class<IdleCommand> command() {
        return IdleCommand.class;
    }

    @Override
    public RequiredPermit permit(IdleCommand command) {
        return new RequiredPermit(Permit.STOP_VM, ObjectRef.SYSTEM);
    }

    @Override
    public List<LockRequest> locks(IdleCommand command) {
        return List.of(LockRequest.exclusive(ObjectRef.vm(command.object()), "it is being left alone"));
    }

    @Override
    public Decision<UUID> decide(IdleCommand command, Caller caller) {
        ObjectRef subject = command.host() == null ? ObjectRef.vm(command.object()) : ObjectRef.host(command.host());
        return new Decision.Accepted<>(command.object(), "Leaving a VM alone", subject);
    }

    @Override
    public List<Step> steps(IdleCommand command) {
        return steps;
    }
}
