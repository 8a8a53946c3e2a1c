package org.vireo.core.command.cluster;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.vireo.core.command.Announcements;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandHandler;
import org.vireo.core.command.Decision;
import org.vireo.core.command.LockRequest;
import org.vireo.core.command.RequiredPermit;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.port.ClusterRepository;
import org.vireo.core.port.DataCenterRepository;
import org.vireo.core.validation.Names;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.Permit;

/** Makes a cluster in a data center. */
@Singleton
public final class AddClusterHandler implements CommandHandler<AddCluster, UUID> {

    /** What a Domain XML can be built for. */
    private static final List<String> ARCHITECTURES = List.of("x86_64");

    private final ClusterRepository clusters;
    private final DataCenterRepository dataCenters;
    private final Announcements announcements;

    @Inject
    public AddClusterHandler(
            ClusterRepository clusters, DataCenterRepository dataCenters, Announcements announcements) {
        this.clusters = clusters;
        this.dataCenters = dataCenters;
        this.announcements = announcements;
    }

    @Override
    public Class<AddCluster> command() {
        return AddCluster.class;
    }

    @Override
    public RequiredPermit permit(AddCluster command) {
        return new RequiredPermit(Permit.CREATE_CLUSTER, ObjectRef.dataCenter(command.dataCenterId()));
    }

    @Override
    public List<LockRequest> locks(AddCluster command) {
        return List.of(
                LockRequest.shared(ObjectRef.dataCenter(command.dataCenterId()), "a cluster is being added to it"));
    }

    @Override
    public Decision<UUID> decide(AddCluster command, Caller caller) {
        Violations violations = new Violations();
        Names.check("Cluster", command.name(), command.description(), violations);
        Names.requireFree(
                "cluster", command.name(), clusters.named(command.name()).map(Cluster::id), null, violations);
        violations.requirePresent(
                dataCenters.find(command.dataCenterId()), Violation.notFound("data center", command.dataCenterId()));
        violations.require(
                ARCHITECTURES.contains(command.architecture()),
                Violation.invalid(
                        "CLUSTER_ARCHITECTURE",
                        "Cluster [cpu.architecture] '" + command.architecture() + "' is not supported.",
                        "Choose one of: " + String.join(", ", ARCHITECTURES) + "."));
        if (!violations.isEmpty()) {
            return Decision.refused(violations);
        }
        clusters.add(new Cluster(
                command.id(),
                command.dataCenterId(),
                command.name(),
                command.description(),
                command.architecture(),
                command.biosType()));
        ObjectRef cluster = ObjectRef.cluster(command.id());
        announcements.changed(cluster, ChangeKind.CREATED);
        announcements.record(
                EventCode.CLUSTER_ADDED,
                "Cluster " + command.name() + " was added by " + caller.principal() + ".",
                cluster,
                caller);
        return new Decision.Accepted<>(command.id(), "Adding cluster " + command.name(), cluster);
    }
}
