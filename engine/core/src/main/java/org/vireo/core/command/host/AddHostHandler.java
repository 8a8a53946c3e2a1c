package org.vireo.core.command.host;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
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
import org.vireo.core.port.ClusterRepository;
import org.vireo.core.port.EventBus;
import org.vireo.core.port.HostRepository;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.host.Host;
import org.vireo.model.user.Permit;

/** Makes a host known. It becomes usable once its agent enrols. */
@Singleton
public final class AddHostHandler implements CommandHandler<AddHost, UUID> {

    private final HostRepository hosts;
    private final ClusterRepository clusters;
    private final EventBus events;
    private final Auditor auditor;

    @Inject
    public AddHostHandler(HostRepository hosts, ClusterRepository clusters, EventBus events, Auditor auditor) {
        this.hosts = hosts;
        this.clusters = clusters;
        this.events = events;
        this.auditor = auditor;
    }

    @Override
    public Class<AddHost> command() {
        return AddHost.class;
    }

    @Override
    public RequiredPermit permit(AddHost command) {
        return new RequiredPermit(Permit.CREATE_HOST, ObjectRef.cluster(command.clusterId()));
    }

    @Override
    public List<LockRequest> locks(AddHost command) {
        return List.of(LockRequest.shared(ObjectRef.cluster(command.clusterId()), "a host is being added to it"));
    }

    @Override
    public Decision<UUID> decide(AddHost command, Caller caller) {
        Violations violations = new Violations();
        Names.check("Host", command.name(), command.description(), violations);
        HostRules.checkAddress(command.address(), command.port(), violations);
        Names.requireFree("host", command.name(), hosts.named(command.name()).map(Host::id), null, violations);
        violations.requirePresent(
                clusters.find(command.clusterId()), Violation.notFound("cluster", command.clusterId()));
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        hosts.add(new Host(
                command.id(),
                command.clusterId(),
                command.name(),
                command.description(),
                command.address(),
                command.port()));
        events.publish(new EntityChanged(EntityKind.HOST, command.id().toString(), ChangeKind.CREATED));
        auditor.record(
                EventCode.HOST_ADDED,
                "Host " + command.name() + " was added by " + caller.principal() + ". Enrol its agent next.",
                caller.correlationId(),
                caller.userId(),
                ObjectRef.host(command.id()));
        return new Decision.Accepted<>(command.id(), "Adding host " + command.name(), ObjectRef.host(command.id()));
    }
}
