package org.vireo.core.command.host;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.audit.Auditor;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.event.EntityChanged;
import org.vireo.core.event.EntityKind;
import org.vireo.core.port.EventBus;
import org.vireo.core.port.HostRepository;
import org.vireo.core.port.HostWatch;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.validation.Violation;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.host.Host;
import org.vireo.model.host.HostStatus;
import org.vireo.model.user.Permit;

/** Takes a host out of maintenance. */
@Singleton
public final class ActivateHostHandler implements CommandHandler<ActivateHost, UUID> {

    private final HostRepository hosts;
    private final HostWatch watch;
    private final TransactionRunner transactions;
    private final EventBus events;
    private final Auditor auditor;

    @Inject
    public ActivateHostHandler(
            HostRepository hosts, HostWatch watch, TransactionRunner transactions, EventBus events, Auditor auditor) {
        this.hosts = hosts;
        this.watch = watch;
        this.transactions = transactions;
        this.events = events;
        this.auditor = auditor;
    }

    @Override
    public Class<ActivateHost> command() {
        return ActivateHost.class;
    }

    @Override
    public RequiredPermit permit(ActivateHost command) {
        return new RequiredPermit(Permit.MANIPULATE_HOST, ObjectRef.host(command.id()));
    }

    @Override
    public List<LockRequest> locks(ActivateHost command) {
        return List.of(LockRequest.exclusive(ObjectRef.host(command.id()), "it is being activated"));
    }

    @Override
    public Decision<UUID> decide(ActivateHost command, Caller caller) {
        Optional<Host> found = hosts.find(command.id());
        if (found.isEmpty()) {
            return Decision.refused(Violation.notFound("host", command.id()));
        }
        Host host = found.get();
        if (host.status() == HostStatus.INSTALLING) {
            return Decision.refused(Violation.conflict(
                    "HOST_NOT_ENROLLED",
                    "Cannot activate host " + host.name() + ": its agent has not enrolled.",
                    "Run the enrolment on the host first."));
        }
        if (host.status() == HostStatus.MAINTENANCE) {
            host.become(HostStatus.INITIALIZING, "");
            events.publish(new EntityChanged(EntityKind.HOST, command.id().toString(), ChangeKind.UPDATED));
            auditor.record(
                    EventCode.HOST_ACTIVATED,
                    "Host " + host.name() + " was activated by " + caller.principal() + ".",
                    caller.correlationId(),
                    caller.userId(),
                    ObjectRef.host(host.id()));
        }
        transactions.afterCommit(() -> watch.watch(host.id()));
        return new Decision.Accepted<>(command.id(), "Activating host " + host.name(), ObjectRef.host(command.id()));
    }
}
