package org.vireo.core.console;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.audit.Auditor;
import org.vireo.core.command.Caller;
import org.vireo.core.console.ConsoleClosing.Reason;
import org.vireo.core.console.ConsoleDoor.Admission;
import org.vireo.core.port.HostCalls;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.VmRepository;
import org.vireo.core.runtime.Correlation;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.console.ConsoleRequest;
import org.vireo.hostproxy.console.ConsoleStream;
import org.vireo.hostproxy.console.ConsoleTarget;
import org.vireo.model.ObjectRef;
import org.vireo.model.console.ConsoleTicket;
import org.vireo.model.event.EventCode;
import org.vireo.model.id.VmId;
import org.vireo.model.vm.VmRuntime;

/** Opens consoles for whoever has a ticket, and writes down who had them. */
@Singleton
public final class Consoles {

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    /** Long enough to watch an installation that says nothing. */
    private static final Duration IDLE = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Consoles.class);

    private final ConsoleDoor door;
    private final ConsoleTargets targets;
    private final ConsoleWatch watch;
    private final VmRepository vms;
    private final HostCalls hosts;
    private final Auditor auditor;
    private final TransactionRunner transactions;

    @Inject
    public Consoles(
            ConsoleDoor door,
            ConsoleTargets targets,
            ConsoleWatch watch,
            VmRepository vms,
            HostCalls hosts,
            Auditor auditor,
            TransactionRunner transactions) {
        this.door = door;
        this.targets = targets;
        this.watch = watch;
        this.vms = vms;
        this.hosts = hosts;
        this.auditor = auditor;
        this.transactions = transactions;
    }

    /** Where a VM's console is now. */
    private record Place(String vmName, UUID hostId, ConsoleTarget target) {}

    /**
     * Opens what the ticket is for; the ticket cannot be used again, whatever comes of it. Blocks until the host has
     * answered.
     */
    public ConsoleOpening open(String ticket, ConsoleScreen screen) {
        return door.admit(ticket)
                .map(admission -> open(admission, screen))
                .orElseGet(() -> refused(
                        Reason.NO_TICKET,
                        "The console's ticket is not known, was used, or is too old. Ask for a new one."));
    }

    private ConsoleOpening open(Admission admission, ConsoleScreen screen) {
        if (!watch.hasRoom()) {
            return refused(Reason.NOT_OPENED, "Too many consoles are open. Close some, or try again later.");
        }
        return transactions
                .call(() -> place(admission.wanted()))
                .map(place -> open(admission, place, screen))
                .orElseGet(() -> refused(
                        Reason.NOT_OPENED, "The VM is not running any more. Start it, and open the console again."));
    }

    private Optional<Place> place(ConsoleTicket.Wanted wanted) {
        return vms.find(wanted.vmId())
                .flatMap(vm -> vms.runtime(vm.id())
                        .map(VmRuntime::hostId)
                        .flatMap(hostId -> targets.of(vm.id(), wanted.console())
                                .map(target -> new Place(vm.name(), hostId, target))));
    }

    private ConsoleOpening open(Admission admission, Place place, ConsoleScreen screen) {
        Caller caller = admission.caller();
        ConsoleRequest request = new ConsoleRequest(
                new VmId(admission.wanted().vmId()),
                place.target(),
                caller.principal(),
                admission.wanted().force(),
                IDLE);
        HostOutcome<ConsoleStream> outcome = hosts.call(
                place.hostId(),
                host -> host.consoles().open(CallContext.of(caller.correlationId(), DEADLINE), request));
        return outcome.done()
                .<ConsoleOpening>map(stream -> new ConsoleOpening.Opened(carried(admission, place, stream, screen)))
                .orElseGet(() -> refused(
                        reason(outcome),
                        "The console of VM " + place.vmName() + " was not opened: " + outcome.summary() + "."));
    }

    private static Reason reason(HostOutcome<?> outcome) {
        boolean inUse = outcome instanceof HostOutcome.Refused<?> refused
                && refused.error().code() == HostErrorCode.CONSOLE_IN_USE;
        return inUse ? Reason.IN_USE : Reason.NOT_OPENED;
    }

    private static ConsoleOpening refused(Reason reason, String text) {
        return new ConsoleOpening.Refused(new ConsoleClosing(reason, text));
    }

    /** Nobody has a console that is not in the audit log. */
    private OpenConsole carried(Admission admission, Place place, ConsoleStream stream, ConsoleScreen screen) {
        String what = admission.wanted().console().word() + " console of VM " + place.vmName();
        Caller caller = admission.caller();
        try {
            record(EventCode.VM_CONSOLE_CONNECTED, caller.principal() + " opened the " + what + ".", admission);
        } catch (RuntimeException e) {
            stream.close();
            throw e;
        }
        OpenConsole console = new OpenConsole(admission.wanted().vmId(), admission.credential(), stream, screen);
        watch.add(console);
        Thread.ofVirtual().name("console").start(() -> {
            try (Correlation ignored = Correlation.of(caller.correlationId(), caller.principal())) {
                carry(console, what, admission);
            }
        });
        return console;
    }

    private void carry(OpenConsole console, String what, Admission admission) {
        try {
            ConsoleClosing why = console.run();
            record(
                    EventCode.VM_CONSOLE_DISCONNECTED,
                    admission.caller().principal() + " left the " + what + ": " + why.text(),
                    admission);
        } catch (RuntimeException e) {
            LOG.warn("That the {} was left is not in the audit log", what, e);
        } finally {
            watch.remove(console);
        }
    }

    private void record(EventCode code, String sentence, Admission admission) {
        Caller caller = admission.caller();
        transactions.run(() -> auditor.record(
                code,
                sentence,
                caller.correlationId(),
                caller.userId(),
                ObjectRef.vm(admission.wanted().vmId())));
    }
}
