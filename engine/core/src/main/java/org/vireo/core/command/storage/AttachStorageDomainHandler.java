package org.vireo.core.command.storage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
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
import org.vireo.core.port.HostRepository;
import org.vireo.core.port.StorageDomainRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.ObjectRef;
import org.vireo.model.cluster.DataCenter;
import org.vireo.model.event.EventCode;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.storage.StorageDomainStatus;
import org.vireo.model.user.Permit;

/** Makes a prepared storage domain part of the data center that its host belongs to. */
@Singleton
public final class AttachStorageDomainHandler implements CommandHandler<AttachStorageDomain, UUID> {

    private final StorageDomainRepository storageDomains;
    private final DataCenterRepository dataCenters;
    private final HostRepository hosts;
    private final ClusterRepository clusters;
    private final Announcements announcements;

    @Inject
    public AttachStorageDomainHandler(
            StorageDomainRepository storageDomains,
            DataCenterRepository dataCenters,
            HostRepository hosts,
            ClusterRepository clusters,
            Announcements announcements) {
        this.storageDomains = storageDomains;
        this.dataCenters = dataCenters;
        this.hosts = hosts;
        this.clusters = clusters;
        this.announcements = announcements;
    }

    @Override
    public Class<AttachStorageDomain> command() {
        return AttachStorageDomain.class;
    }

    @Override
    public RequiredPermit permit(AttachStorageDomain command) {
        return new RequiredPermit(Permit.EDIT_STORAGE_DOMAIN, ObjectRef.storageDomain(command.id()));
    }

    @Override
    public List<RequiredPermit> furtherPermits(AttachStorageDomain command) {
        return List.of(new RequiredPermit(Permit.EDIT_STORAGE_DOMAIN, ObjectRef.dataCenter(command.dataCenterId())));
    }

    @Override
    public List<LockRequest> locks(AttachStorageDomain command) {
        return List.of(
                LockRequest.exclusive(ObjectRef.storageDomain(command.id()), "it is being attached"),
                LockRequest.shared(
                        ObjectRef.dataCenter(command.dataCenterId()), "a storage domain is being attached to it"));
    }

    @Override
    public Decision<UUID> decide(AttachStorageDomain command, Caller caller) {
        Violations violations = new Violations();
        Optional<StorageDomain> found = violations.requirePresent(
                storageDomains.find(command.id()), Violation.notFound("storage domain", command.id()));
        Optional<DataCenter> dataCenter = violations.requirePresent(
                dataCenters.find(command.dataCenterId()), Violation.notFound("data center", command.dataCenterId()));
        if (found.isPresent() && dataCenter.isPresent()) {
            check(found.get(), dataCenter.get(), violations);
        }
        if (found.isEmpty() || dataCenter.isEmpty() || !violations.isEmpty()) {
            return Decision.refused(violations);
        }
        StorageDomain storageDomain = found.get();
        storageDomain.attachTo(command.dataCenterId());
        ObjectRef object = ObjectRef.storageDomain(command.id());
        announcements.changed(object, ChangeKind.UPDATED);
        announcements.changed(ObjectRef.dataCenter(command.dataCenterId()), ChangeKind.UPDATED);
        announcements.record(
                EventCode.STORAGE_DOMAIN_ATTACHED,
                "Storage domain " + storageDomain.name() + " was attached to data center "
                        + dataCenter.get().name() + " by " + caller.principal() + ".",
                object,
                caller);
        return new Decision.Accepted<>(command.id(), "Attaching storage domain " + storageDomain.name(), object);
    }

    private void check(StorageDomain storageDomain, DataCenter dataCenter, Violations violations) {
        violations.require(
                storageDomain.status() == StorageDomainStatus.UNATTACHED,
                Violation.conflict(
                        "STORAGE_DOMAIN_NOT_UNATTACHED",
                        "Cannot attach Storage. Storage domain " + storageDomain.name() + " is "
                                + storageDomain.status().name().toLowerCase(Locale.ROOT) + ", not unattached.",
                        "Only a prepared storage domain that belongs to no data center can be attached."));
        boolean near = hosts.find(storageDomain.hostId())
                .flatMap(host -> clusters.find(host.clusterId()))
                .map(cluster -> cluster.dataCenterId().equals(dataCenter.id()))
                .orElse(false);
        violations.require(
                near,
                Violation.conflict(
                        "STORAGE_DOMAIN_ELSEWHERE",
                        "Cannot attach Storage. The host of storage domain " + storageDomain.name()
                                + " does not belong to data center " + dataCenter.name() + ".",
                        "Attach it to the data center of its host."));
    }
}
