package org.vireo.core.command.vmdevice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.vireo.model.vm.VmStatus;

/** Sets a one-time password on the console of a running VM. */
@Singleton
public final class SetConsoleTicketHandler implements CommandHandler<SetConsoleTicket, UUID> {

    private static final Set<VmStatus> WITH_CONSOLE =
            EnumSet.of(VmStatus.UP, VmStatus.PAUSED, VmStatus.POWERING_DOWN, VmStatus.REBOOT_IN_PROGRESS);

    private final VmLookup lookup;
    private final ConsoleTickets tickets;
    private final Announcements announcements;
    private final Clock clock;

    @Inject
    public SetConsoleTicketHandler(VmLookup lookup, ConsoleTickets tickets, Announcements announcements, Clock clock) {
        this.lookup = lookup;
        this.tickets = tickets;
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
        Optional<VmLookup.Found> found = lookup.managed(command.vmId(), violations);
        found.ifPresent(vm -> {
            violations.require(
                    WITH_CONSOLE.contains(vm.runtime().status()),
                    Violation.conflict(
                            "VM_NOT_RUNNING",
                            "Cannot set VM Ticket. VM is not running: " + lookup.describe(vm) + ".",
                            "Start it first."));
            violations.require(
                    tickets.consoleOf(command.vmId(), command.protocol()).isPresent(),
                    Violation.conflict(
                            "VM_WITHOUT_CONSOLE",
                            "Cannot set VM Ticket. VM " + vm.vm().name() + " has no graphical console of the protocol "
                                    + command.protocol() + ".",
                            "Use its serial console."));
        });
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
                : tickets.send(command.vmId(), command.protocol(), password, context);
    }

    @Override
    public void conclude(SetConsoleTicket command, TaskOutcome outcome, Caller caller) {
        switch (outcome) {
            case TaskOutcome.Finished finished ->
                record(
                        EventCode.VM_CONSOLE_TICKET,
                        "User " + caller.principal() + " set a console password on VM " + nameOf(command) + ".",
                        command,
                        caller);
            case TaskOutcome.Failed failed ->
                record(EventCode.VM_CONSOLE_TICKET_FAILED, notSet(command, failed.why()), command, caller);
            case TaskOutcome.Undecided undecided ->
                record(EventCode.VM_CONSOLE_TICKET_FAILED, notSet(command, undecided.why()), command, caller);
        }
    }

    private String notSet(SetConsoleTicket command, String why) {
        return "The console password of VM " + nameOf(command) + " was not set: " + why;
    }

    private String nameOf(SetConsoleTicket command) {
        return lookup.managed(command.vmId(), new Violations())
                .map(found -> found.vm().name())
                .orElse(command.vmId().toString());
    }

    private void record(EventCode code, String sentence, SetConsoleTicket command, Caller caller) {
        announcements.record(code, sentence, ObjectRef.vm(command.vmId()), caller);
    }
}
