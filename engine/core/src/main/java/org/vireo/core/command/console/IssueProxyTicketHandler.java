package org.vireo.core.command.console;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.command.vm.VmLookup;
import org.vireo.core.console.ConsoleTargets;
import org.vireo.core.port.Secrets;
import org.vireo.core.port.console.ConsoleTicketRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.console.ConsoleKind;
import org.vireo.model.console.ConsoleTicket;
import org.vireo.model.user.Permit;

/** Makes tickets for consoles; what is opened with them is asked for again then. */
@Singleton
public final class IssueProxyTicketHandler implements CommandHandler<IssueProxyTicket, String> {

    private static final Duration GOOD_FOR = Duration.ofSeconds(120);

    private final ConsoleRules rules;
    private final ConsoleTargets targets;
    private final ConsoleTicketRepository tickets;
    private final Secrets secrets;
    private final Clock clock;

    @Inject
    public IssueProxyTicketHandler(
            ConsoleRules rules, ConsoleTargets targets, ConsoleTicketRepository tickets, Secrets secrets, Clock clock) {
        this.rules = rules;
        this.targets = targets;
        this.tickets = tickets;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public Class<IssueProxyTicket> command() {
        return IssueProxyTicket.class;
    }

    @Override
    public RequiredPermit permit(IssueProxyTicket command) {
        return new RequiredPermit(Permit.CONNECT_TO_VM, ObjectRef.vm(command.vmId()));
    }

    /** None: whoever looks at a VM must not keep others from stopping it. */
    @Override
    public List<LockRequest> locks(IssueProxyTicket command) {
        return List.of();
    }

    @Override
    public boolean isRepeatable(IssueProxyTicket command) {
        return false;
    }

    @Override
    public Decision<String> decide(IssueProxyTicket command, Caller caller) {
        Violations violations = new Violations();
        Optional<VmLookup.Found> found = rules.running(command.vmId(), "Cannot open the console.", violations);
        found.ifPresent(vm -> violations.require(
                targets.of(command.vmId(), command.console()).isPresent(),
                Violation.conflict(
                        "VM_WITHOUT_CONSOLE",
                        "Cannot open the console. VM " + vm.vm().name() + " has no "
                                + command.console().word() + " console.",
                        remedy(command.console()))));
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        String ticket = secrets.token();
        Instant now = clock.instant();
        tickets.removeExpiredBefore(now);
        tickets.add(new ConsoleTicket(
                secrets.fingerprint(ticket),
                new ConsoleTicket.Login(caller.userId(), command.tokenHash()),
                new ConsoleTicket.Wanted(command.vmId(), command.console(), command.force()),
                caller.correlationId(),
                now.plus(GOOD_FOR)));
        return new Decision.Accepted<>(
                ticket,
                "Letting " + caller.principal() + " through to the "
                        + command.console().word() + " console of VM "
                        + found.get().vm().name(),
                ObjectRef.vm(command.vmId()));
    }

    private static String remedy(ConsoleKind console) {
        return switch (console) {
            case VNC -> "Use its serial console, or add a VNC console to it while it is down.";
            case SERIAL -> "Use its display, or add a serial console to it while it is down.";
        };
    }
}
