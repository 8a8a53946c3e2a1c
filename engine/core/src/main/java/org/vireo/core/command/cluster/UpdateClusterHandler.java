package org.vireo.core.command.cluster;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.port.ClusterRepository;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.Permit;

/** Renames or describes a cluster. */
@Singleton
public final class UpdateClusterHandler implements CommandHandler<UpdateCluster, UUID> {

    private final ClusterRepository clusters;
    private final Announcements announcements;

    @Inject
    public UpdateClusterHandler(ClusterRepository clusters, Announcements announcements) {
        this.clusters = clusters;
        this.announcements = announcements;
    }

    @Override
    public Class<UpdateCluster> command() {
        return UpdateCluster.class;
    }

    @Override
    public RequiredPermit permit(UpdateCluster command) {
        return new RequiredPermit(Permit.EDIT_CLUSTER, ObjectRef.cluster(command.id()));
    }

    @Override
    public List<LockRequest> locks(UpdateCluster command) {
        return List.of(LockRequest.exclusive(ObjectRef.cluster(command.id()), "it is being changed"));
    }

    @Override
    public Decision<UUID> decide(UpdateCluster command, Caller caller) {
        Violations violations = new Violations();
        Optional<Cluster> found =
                violations.requirePresent(clusters.find(command.id()), Violation.notFound("cluster", command.id()));
        if (found.isEmpty()) {
            return Decision.refused(violations);
        }
        Cluster cluster = found.get();
        String name = Objects.requireNonNullElse(command.name(), cluster.name());
        String description = Objects.requireNonNullElse(command.description(), cluster.description());
        Names.check("Cluster", name, description, violations);
        Names.requireFree("cluster", name, clusters.named(name).map(Cluster::id), command.id(), violations);
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        ObjectRef object = ObjectRef.cluster(command.id());
        if (!name.equals(cluster.name()) || !description.equals(cluster.description())) {
            cluster.rename(name, description);
            announcements.changed(object, ChangeKind.UPDATED);
            announcements.record(
                    EventCode.CLUSTER_UPDATED,
                    "Cluster " + name + " was changed by " + caller.principal() + ".",
                    object,
                    caller);
        }
        return new Decision.Accepted<>(command.id(), "Changing cluster " + name, object);
    }
}
