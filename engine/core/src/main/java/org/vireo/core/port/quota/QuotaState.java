package org.vireo.core.port.quota;

import java.util.List;
import org.vireo.model.quota.Quota;
import org.vireo.model.quota.QuotaClusterLimit;
import org.vireo.model.quota.QuotaStorageLimit;

/** A quota with its limits and what is used of it. */
public record QuotaState(
        Quota quota,
        List<QuotaClusterLimit> clusterLimits,
        List<QuotaStorageLimit> storageLimits,
        List<VmUse> vmUse,
        List<StorageUse> storageUse) {

    public QuotaState {
        clusterLimits = List.copyOf(clusterLimits);
        storageLimits = List.copyOf(storageLimits);
        vmUse = List.copyOf(vmUse);
        storageUse = List.copyOf(storageUse);
    }

    public long vms() {
        return vmUse.stream().mapToLong(VmUse::vms).sum();
    }

    public long disks() {
        return storageUse.stream().mapToLong(StorageUse::disks).sum();
    }

    /** Where the limit counts. */
    public long vcpus(QuotaClusterLimit limit) {
        return vmUse.stream()
                .filter(use -> limit.covers(use.clusterId()))
                .mapToLong(VmUse::vcpus)
                .sum();
    }

    /** Where the limit counts. */
    public long memoryBytes(QuotaClusterLimit limit) {
        return vmUse.stream()
                .filter(use -> limit.covers(use.clusterId()))
                .mapToLong(VmUse::memoryBytes)
                .sum();
    }

    /** Where the limit counts. */
    public long provisionedBytes(QuotaStorageLimit limit) {
        return storageUse.stream()
                .filter(use -> limit.covers(use.storageDomainId()))
                .mapToLong(StorageUse::provisionedBytes)
                .sum();
    }
}
