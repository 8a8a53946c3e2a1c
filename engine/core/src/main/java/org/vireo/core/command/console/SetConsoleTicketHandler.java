package org.vireo.core.command.console;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.command.Step;
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.command.TaskOutcome;
import org.vireo.core.command.vm.VmLookup;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.spec.ConsolePassword;
import org.vireo.model.user.Permit;

/** Sets a one-time password on the console of a running VM. */
@Singleton
public final class SetConsoleTicketHandler implements CommandHandler<SetConsoleTicket, UUID> {

    private static final String REFUSAL = "Cannot set VM Ticket.";

    private final ConsoleRules rules;
    private final ConsolePasswords passwords;
    private final Announcements announcements;
    private final Clock clock;

    @Inject
    public SetConsoleTicketHandler(
            ConsoleRules rules, ConsolePasswords passwords, Announcements announcements, Clock clock) {
        this.rules = rules;
        this.passwords = passwords;
        this.announcements = announcements;
        this.clock = clock;
    }

    @Override
    public Class<SetConsoleTicket> command() {
        return SetConsoleTicket.class;
    }

    @Override
    public RequiredPermit permit(SetConsoleTicket command) {
        return new RequiredPermit(Permit.CONNECT_TO_VM, ObjectRef.vm(command.vmId()));
    }

    @Override
    public boolean isUrgent() {
        return true;
    }

    /** None: whoever looks at a VM must not keep others from stopping it, and a VM that goes away refuses by itself. */
    @Override
    public List<LockRequest> locks(SetConsoleTicket command) {
        return List.of();
    }

    @Override
    public Decision<UUID> decide(SetConsoleTicket command, Caller caller) {
        Violations violations = new Violations();
        Optional<VmLookup.Found> found = rules.running(command.vmId(), REFUSAL, violations);
        found.ifPresent(vm -> violations.require(
                passwords.consoleOf(command.vmId(), command.protocol()).isPresent(),
                Violation.conflict(
                        "VM_WITHOUT_CONSOLE",
                        REFUSAL + " VM " + vm.vm().name() + " has no graphical console of the protocol "
                                + command.protocol() + ".",
                        "Use its serial console.")));
        violations.require(
                command.password().validUntil().isAfter(clock.instant()),
                Violation.invalid(
                        "TICKET_EXPIRED",
                        "The ticket would have expired at " + command.password().validUntil() + " already.",
                        "Give an expiry of at least one second."));
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        return new Decision.Accepted<>(
                command.vmId(),
                "Setting the console password of VM " + found.get().vm().name(),
                ObjectRef.vm(command.vmId()));
    }

    @Override
    public List<Step> steps(SetConsoleTicket command) {
        return List.of(new Step("Set the password on the host", context -> send(command, context)));
    }

    @Override
    public boolean isRepeatable(SetConsoleTicket command) {
        return false;
    }

    /** The password is not kept with the task, so one that another engine began cannot be finished. */
    private StepOutcome send(SetConsoleTicket command, StepContext context) {
        @Nullable ConsolePassword password = command.password();
        return password == null
                ? new StepOutcome.Failed("The engine was restarted before the password was set. Ask for a new one.")
                : passwords.send(command.vmId(), command.protocol(), password, context);
    }

    @Override
    public void conclude(SetConsoleTicket command, TaskOutcome outcome, Caller caller) {
        switch (outcome) {
            case TaskOutcome.Finished finished ->
                record(
                        EventCode.VM_CONSOLE_TICKET,
                        "User " + caller.principal() + " set a console password on VM " + rules.nameOf(command.vmId())
                                + ".",
                        command,
                        caller);
            case TaskOutcome.Failed failed ->
                record(EventCode.VM_CONSOLE_TICKET_FAILED, notSet(command, failed.why()), command, caller);
            case TaskOutcome.Undecided undecided ->
                record(EventCode.VM_CONSOLE_TICKET_FAILED, notSet(command, undecided.why()), command, caller);
        }
    }

    private String notSet(SetConsoleTicket command, String why) {
        return "The console password of VM " + rules.nameOf(command.vmId()) + " was not set: " + why;
    }

    private void record(EventCode code, String sentence, SetConsoleTicket command, Caller caller) {
        announcements.record(code, sentence, ObjectRef.vm(command.vmId()), caller);
    }
}
