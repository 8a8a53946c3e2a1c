package org.vireo.core.command.datacenter;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
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
import org.vireo.core.port.DataCenterRepository;
import org.vireo.core.port.NetworkRepository;
import org.vireo.core.port.StorageDomainRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.cluster.DataCenter;
import org.vireo.model.event.EventCode;
import org.vireo.model.network.Network;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.user.Permit;

/** Removes a data center that nothing belongs to. */
@Singleton
public final class RemoveDataCenterHandler implements CommandHandler<RemoveDataCenter, UUID> {

    private final DataCenterRepository dataCenters;
    private final ClusterRepository clusters;
    private final NetworkRepository networks;
    private final StorageDomainRepository storageDomains;
    private final Announcements announcements;

    @Inject
    public RemoveDataCenterHandler(
            DataCenterRepository dataCenters,
            ClusterRepository clusters,
            NetworkRepository networks,
            StorageDomainRepository storageDomains,
            Announcements announcements) {
        this.dataCenters = dataCenters;
        this.clusters = clusters;
        this.networks = networks;
        this.storageDomains = storageDomains;
        this.announcements = announcements;
    }

    @Override
    public Class<RemoveDataCenter> command() {
        return RemoveDataCenter.class;
    }

    @Override
    public RequiredPermit permit(RemoveDataCenter command) {
        return new RequiredPermit(Permit.DELETE_DATA_CENTER, ObjectRef.dataCenter(command.id()));
    }

    @Override
    public List<LockRequest> locks(RemoveDataCenter command) {
        return List.of(LockRequest.exclusive(ObjectRef.dataCenter(command.id()), "it is being removed"));
    }

    @Override
    public Decision<UUID> decide(RemoveDataCenter command, Caller caller) {
        Violations violations = new Violations();
        Optional<DataCenter> found = violations.requirePresent(
                dataCenters.find(command.id()), Violation.notFound("data center", command.id()));
        found.ifPresent(dataCenter -> requireEmpty(dataCenter, violations));
        if (found.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        DataCenter dataCenter = found.get();
        dataCenters.remove(dataCenter);
        ObjectRef object = ObjectRef.dataCenter(command.id());
        announcements.changed(object, ChangeKind.REMOVED);
        announcements.record(
                EventCode.DATA_CENTER_REMOVED,
                "Data center " + dataCenter.name() + " was removed by " + caller.principal() + ".",
                object,
                caller);
        return new Decision.Accepted<>(command.id(), "Removing data center " + dataCenter.name(), object);
    }

    private void requireEmpty(DataCenter dataCenter, Violations violations) {
        List<String> clusterNames = clusters.ofDataCenter(dataCenter.id()).stream()
                .map(Cluster::name)
                .toList();
        List<String> networkNames = networks.ofDataCenter(dataCenter.id()).stream()
                .map(Network::name)
                .toList();
        List<String> storageNames = storageDomains.ofDataCenter(dataCenter.id()).stream()
                .map(StorageDomain::name)
                .toList();
        requireNone(dataCenter, "clusters", clusterNames, violations);
        requireNone(dataCenter, "networks", networkNames, violations);
        requireNone(dataCenter, "storage domains", storageNames, violations);
    }

    private static void requireNone(DataCenter dataCenter, String what, List<String> names, Violations violations) {
        violations.require(
                names.isEmpty(),
                Violation.conflict(
                        "DATA_CENTER_NOT_EMPTY",
                        "Cannot remove Data Center. Data center " + dataCenter.name() + " has " + what + ": "
                                + String.join(", ", names) + ".",
                        "Remove them first."));
    }
}
