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
import org.vireo.core.port.StorageDomainRepository;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.host.Host;
import org.vireo.model.host.HostStatus;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.user.Permit;

/** Forgets a host that carries nothing. */
@Singleton
public final class RemoveHostHandler implements CommandHandler<RemoveHost, UUID> {

    private final HostRepository hosts;
    private final StorageDomainRepository storage;
    private final HostWatch watch;
    private final TransactionRunner transactions;
    private final EventBus events;
    private final Auditor auditor;

    @Inject
    public RemoveHostHandler(
            HostRepository hosts,
            StorageDomainRepository storage,
            HostWatch watch,
            TransactionRunner transactions,
            EventBus events,
            Auditor auditor) {
        this.hosts = hosts;
        this.storage = storage;
        this.watch = watch;
        this.transactions = transactions;
        this.events = events;
        this.auditor = auditor;
    }

    @Override
    public Class<RemoveHost> command() {
        return RemoveHost.class;
    }

    @Override
    public RequiredPermit permit(RemoveHost command) {
        return new RequiredPermit(Permit.DELETE_HOST, ObjectRef.host(command.id()));
    }

    @Override
    public List<LockRequest> locks(RemoveHost command) {
        return List.of(LockRequest.exclusive(ObjectRef.host(command.id()), "it is being removed"));
    }

    @Override
    public Decision<UUID> decide(RemoveHost command, Caller caller) {
        Violations violations = new Violations();
        Optional<Host> found =
                violations.requirePresent(hosts.find(command.id()), Violation.notFound("host", command.id()));
        found.ifPresent(host -> check(host, violations));
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        Host host = found.get();
        hosts.removeEnrolments(host.id());
        hosts.remove(host);
        transactions.afterCommit(() -> watch.forget(host.id()));
        events.publish(new EntityChanged(EntityKind.HOST, command.id().toString(), ChangeKind.REMOVED));
        auditor.record(
                EventCode.HOST_REMOVED,
                "Host " + host.name() + " was removed by " + caller.principal() + ".",
                caller.correlationId(),
                caller.userId(),
                ObjectRef.host(host.id()));
        return new Decision.Accepted<>(command.id(), "Removing host " + host.name(), ObjectRef.host(command.id()));
    }

    private void check(Host host, Violations violations) {
        boolean idle = host.status() == HostStatus.MAINTENANCE || host.status() == HostStatus.INSTALLING;
        violations.require(
                idle,
                Violation.conflict(
                        "HOST_NOT_IN_MAINTENANCE",
                        "Cannot remove host " + host.name() + ": it is "
                                + host.status().wireName().replace('_', ' ') + ".",
                        "Put it into maintenance first."));
        for (StorageDomain domain : storage.ofHost(host.id())) {
            violations.add(Violation.conflict(
                    "HOST_HAS_STORAGE",
                    "Cannot remove host " + host.name() + ": storage domain " + domain.name() + " lies on it.",
                    "Remove the storage domain first."));
        }
    }
}
