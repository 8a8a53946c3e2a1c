package org.vireo.core.command.quota;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.quota.Excess.Resource;
import org.vireo.core.port.quota.QuotaState;
import org.vireo.model.quota.QuotaClusterLimit;
import org.vireo.model.quota.QuotaStorageLimit;

/** Which limits a demand would exceed. What does not grow is not held against anybody. Pure. */
final class QuotaCheck {

    private QuotaCheck() {}

    static List<Excess> excesses(QuotaState state, QuotaDemand demand) {
        List<Excess> found = new ArrayList<>();
        add(found, Resource.VMS, null, state.quota().vmLimit(), state.vms(), demand.vms());
        for (QuotaClusterLimit limit : state.clusterLimits()) {
            if (limit.covers(demand.clusterId())) {
                UUID place = limit.clusterId();
                add(found, Resource.VCPUS, place, limit.vcpus(), state.vcpus(limit), demand.vcpus());
                add(found, Resource.MEMORY, place, limit.memoryBytes(), state.memoryBytes(limit), demand.memoryBytes());
            }
        }
        for (QuotaStorageLimit limit : state.storageLimits()) {
            long asked = demand.storage().entrySet().stream()
                    .filter(entry -> limit.covers(entry.getKey()))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            add(
                    found,
                    Resource.STORAGE,
                    limit.storageDomainId(),
                    limit.provisionedBytes(),
                    state.provisionedBytes(limit),
                    asked);
        }
        return found;
    }

    private static void add(
            List<Excess> found,
            Resource resource,
            @Nullable UUID place,
            @Nullable Number limit,
            long used,
            long asked) {
        if (limit != null && asked > 0 && used + asked > limit.longValue()) {
            found.add(new Excess(resource, place, limit.longValue(), used, asked));
        }
    }
}
