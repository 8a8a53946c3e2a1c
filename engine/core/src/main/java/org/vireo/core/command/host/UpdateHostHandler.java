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
import org.vireo.core.event.ChangeKind;
import org.vireo.core.event.EntityChanged;
import org.vireo.core.event.EntityKind;
import org.vireo.core.port.EventBus;
import org.vireo.core.port.HostRepository;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.host.Host;
import org.vireo.model.user.Permit;

/** Changes name and description of a host. */
@Singleton
public final class UpdateHostHandler implements CommandHandler<UpdateHost, UUID> {

    private final HostRepository hosts;
    private final EventBus events;

    @Inject
    public UpdateHostHandler(HostRepository hosts, EventBus events) {
        this.hosts = hosts;
        this.events = events;
    }

    @Override
    public Class<UpdateHost> command() {
        return UpdateHost.class;
    }

    @Override
    public RequiredPermit permit(UpdateHost command) {
        return new RequiredPermit(Permit.EDIT_HOST, ObjectRef.host(command.id()));
    }

    @Override
    public List<LockRequest> locks(UpdateHost command) {
        return List.of(LockRequest.exclusive(ObjectRef.host(command.id()), "it is being changed"));
    }

    @Override
    public Decision<UUID> decide(UpdateHost command, Caller caller) {
        Violations violations = new Violations();
        Names.check("Host", command.name(), command.description(), violations);
        Optional<Host> host =
                violations.requirePresent(hosts.find(command.id()), Violation.notFound("host", command.id()));
        if (command.name() != null) {
            Names.requireFree(
                    "host", command.name(), hosts.named(command.name()).map(Host::id), command.id(), violations);
        }
        if (host.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        host.get()
                .rename(
                        command.name() == null ? host.get().name() : command.name(),
                        command.description() == null ? host.get().description() : command.description());
        events.publish(new EntityChanged(EntityKind.HOST, command.id().toString(), ChangeKind.UPDATED));
        return new Decision.Accepted<>(
                command.id(), "Changing host " + host.get().name(), ObjectRef.host(command.id()));
    }
}
