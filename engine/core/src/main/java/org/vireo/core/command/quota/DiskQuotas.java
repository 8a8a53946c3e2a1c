package org.vireo.core.command.quota;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Caller;
import org.vireo.core.port.DiskRepository;
import org.vireo.core.port.StorageDomainRepository;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.StorageDomain;

/** What disks are counted to. To be called as {@link QuotaAdmission}. */
@Singleton
public final class DiskQuotas {

    private final QuotaAdmission admission;
    private final DiskRepository disks;
    private final StorageDomainRepository storageDomains;

    @Inject
    public DiskQuotas(QuotaAdmission admission, DiskRepository disks, StorageDomainRepository storageDomains) {
        this.admission = admission;
        this.disks = disks;
        this.storageDomains = storageDomains;
    }

    /**
     * Of a new disk.
     *
     * @param bytes 0 when its size is not known yet
     */
    public Optional<UUID> ofNew(
            UUID storageDomainId, long bytes, @Nullable UUID named, Caller caller, Violations violations) {
        return dataCenterOf(storageDomainId)
                .flatMap(dataCenterId -> admission.admit(
                        QuotaDemand.ofDisk(dataCenterId, storageDomainId, bytes), named, caller, violations));
    }

    /** Of a disk that is counted to another quota from now on; null keeps what there is. */
    public Optional<UUID> ofChanged(Disk disk, @Nullable UUID named, Caller caller, Violations violations) {
        if (named == null || named.equals(disk.quotaId())) {
            return Optional.ofNullable(disk.quotaId());
        }
        UUID storageDomainId = disk.storageDomainId();
        if (storageDomainId == null) {
            violations.add(Violation.conflict(
                    "QUOTA_OF_DIRECT_DISK",
                    "Disk [quota] of disk " + disk.name() + " cannot be set: it lies in no storage domain.",
                    "Leave quota out."));
            return Optional.empty();
        }
        return ofNew(storageDomainId, disk.provisionedBytes(), named, caller, violations);
    }

    /** Enters the size of a disk that was made without one being known; or says why that is too much for its quota. */
    public Optional<String> size(UUID diskId, long bytes) {
        return disks.find(diskId).flatMap(disk -> {
            List<Violation> lacking = lacking(disk, bytes - disk.provisionedBytes());
            if (lacking.isEmpty()) {
                disk.sized(bytes);
                return Optional.empty();
            }
            return Optional.of(
                    String.join(" ", lacking.stream().map(Violation::text).toList()));
        });
    }

    private List<Violation> lacking(Disk disk, long moreBytes) {
        UUID quotaId = disk.quotaId();
        UUID storageDomainId = disk.storageDomainId();
        if (quotaId == null || storageDomainId == null) {
            return List.of();
        }
        return dataCenterOf(storageDomainId)
                .map(dataCenterId ->
                        admission.lacking(QuotaDemand.ofDisk(dataCenterId, storageDomainId, moreBytes), quotaId))
                .orElse(List.of());
    }

    private Optional<UUID> dataCenterOf(UUID storageDomainId) {
        return storageDomains.find(storageDomainId).map(StorageDomain::dataCenterId);
    }
}
