package org.vireo.core.command.quota;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.model.storage.Disk;
import org.vireo.model.vm.VmSettings;

/**
 * What is asked for beyond what is counted already; what shrinks is negative.
 *
 * @param clusterId where vCPUs and memory are; null where only storage is asked for
 * @param storage sizes of disks in bytes, by storage domain
 */
public record QuotaDemand(
        UUID dataCenterId, @Nullable UUID clusterId, int vms, long vcpus, long memoryBytes, Map<UUID, Long> storage) {

    public QuotaDemand {
        storage = Map.copyOf(storage);
    }

    /** A whole VM with layers over these disks. */
    static QuotaDemand ofVm(UUID dataCenterId, UUID clusterId, VmSettings settings, List<Disk> bases) {
        Map<UUID, Long> storage = new HashMap<>();
        for (Disk base : bases) {
            UUID storageDomainId = base.storageDomainId();
            if (storageDomainId != null) {
                storage.merge(storageDomainId, base.provisionedBytes(), Long::sum);
            }
        }
        return new QuotaDemand(
                dataCenterId, clusterId, 1, settings.topology().vcpus(), settings.memoryBytes(), storage);
    }

    /** A VM that is counted already becomes larger or smaller. */
    static QuotaDemand ofGrowth(UUID dataCenterId, UUID clusterId, VmSettings before, VmSettings after) {
        return new QuotaDemand(
                dataCenterId,
                clusterId,
                0,
                (long) after.topology().vcpus() - before.topology().vcpus(),
                after.memoryBytes() - before.memoryBytes(),
                Map.of());
    }

    /** A disk. */
    public static QuotaDemand ofDisk(UUID dataCenterId, UUID storageDomainId, long bytes) {
        return new QuotaDemand(dataCenterId, null, 0, 0, 0, Map.of(storageDomainId, bytes));
    }

    boolean grows() {
        return vms > 0 || vcpus > 0 || memoryBytes > 0 || !storage.isEmpty();
    }
}
