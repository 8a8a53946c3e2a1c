package org.vireo.core.command.host;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.port.HostRepository;
import org.vireo.core.port.HostWatch;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.validation.Violation;
import org.vireo.model.ObjectRef;
import org.vireo.model.host.Host;
import org.vireo.model.user.Permit;

/** Has the session with a host read everything anew. */
@Singleton
public final class RefreshHostHandler implements CommandHandler<RefreshHost, UUID> {

    private final HostRepository hosts;
    private final HostWatch watch;
    private final TransactionRunner transactions;

    @Inject
    public RefreshHostHandler(HostRepository hosts, HostWatch watch, TransactionRunner transactions) {
        this.hosts = hosts;
        this.watch = watch;
        this.transactions = transactions;
    }

    @Override
    public Class<RefreshHost> command() {
        return RefreshHost.class;
    }

    @Override
    public RequiredPermit permit(RefreshHost command) {
        return new RequiredPermit(Permit.EDIT_HOST, ObjectRef.host(command.id()));
    }

    @Override
    public List<LockRequest> locks(RefreshHost command) {
        return List.of(LockRequest.shared(ObjectRef.host(command.id()), "it is being refreshed"));
    }

    @Override
    public Decision<UUID> decide(RefreshHost command, Caller caller) {
        Optional<Host> found = hosts.find(command.id());
        if (found.isEmpty()) {
            return Decision.refused(Violation.notFound("host", command.id()));
        }
        Host host = found.get();
        if (!host.status().isMonitored()) {
            return Decision.refused(Violation.conflict(
                    "HOST_NOT_WATCHED",
                    "Cannot refresh host " + host.name() + ": it is "
                            + host.status().wireName().replace('_', ' ') + ".",
                    "Activate it first."));
        }
        transactions.afterCommit(() -> watch.refresh(host.id()));
        return new Decision.Accepted<>(command.id(), "Refreshing host " + host.name(), ObjectRef.host(command.id()));
    }
}
