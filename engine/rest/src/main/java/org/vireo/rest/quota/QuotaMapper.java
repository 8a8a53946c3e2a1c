package org.vireo.rest.quota;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Quota;
import org.vireo.api.type.QuotaClusterLimit;
import org.vireo.api.type.QuotaStorageLimit;
import org.vireo.core.port.quota.QuotaState;
import org.vireo.model.quota.Gibibytes;
import org.vireo.rest.mapping.Hrefs;
import org.vireo.rest.mapping.Refs;
import org.vireo.rest.mapping.Served;

/** Quotas as the API writes them: sizes in GiB, and -1 for no limit. */
final class QuotaMapper {

    private static final long UNLIMITED = -1;

    private QuotaMapper() {}

    static Quota toApi(org.vireo.model.quota.Quota quota) {
        Quota api = new Quota();
        api.setId(quota.id().toString());
        api.setName(quota.name());
        api.setDescription(quota.description());
        api.setDataCenter(Refs.dataCenter(quota.dataCenterId()));
        return Served.QUOTA.at(api, href(quota));
    }

    static QuotaClusterLimit toApi(org.vireo.model.quota.QuotaClusterLimit limit, QuotaState state) {
        QuotaClusterLimit api = new QuotaClusterLimit();
        api.setId(limit.id().toString());
        api.setQuota(reference(state.quota()));
        api.setCluster(Refs.clusterOrNone(limit.clusterId()));
        Integer vcpus = limit.vcpus();
        api.setVcpuLimit(vcpus == null ? UNLIMITED : vcpus.longValue());
        api.setVcpuUsage(state.vcpus(limit));
        Long memory = limit.memoryBytes();
        api.setMemoryLimit(memory == null ? BigDecimal.valueOf(UNLIMITED) : Gibibytes.of(memory));
        api.setMemoryUsage(Gibibytes.of(state.memoryBytes(limit)));
        return Served.QUOTA_CLUSTER_LIMIT.at(api, href(state.quota()) + "/quotaclusterlimits/" + limit.id());
    }

    static QuotaStorageLimit toApi(org.vireo.model.quota.QuotaStorageLimit limit, QuotaState state) {
        QuotaStorageLimit api = new QuotaStorageLimit();
        api.setId(limit.id().toString());
        api.setQuota(reference(state.quota()));
        UUID storageDomainId = limit.storageDomainId();
        if (storageDomainId != null) {
            api.setStorageDomain(Refs.storageDomain(storageDomainId));
        }
        Long bytes = limit.provisionedBytes();
        api.setLimit(bytes == null ? UNLIMITED : bytes >> 30);
        api.setUsage(Gibibytes.of(state.provisionedBytes(limit)));
        return Served.QUOTA_STORAGE_LIMIT.at(api, href(state.quota()) + "/quotastoragelimits/" + limit.id());
    }

    /** Null where the body says -1 or nothing. */
    static @Nullable Long bytes(@Nullable BigDecimal gib) {
        if (gib == null || gib.compareTo(BigDecimal.valueOf(UNLIMITED)) == 0) {
            return null;
        }
        try {
            return Gibibytes.toBytes(gib);
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    /** Null where the body says -1 or nothing. */
    static @Nullable Integer count(@Nullable Long number) {
        return number == null || number == UNLIMITED
                ? null
                : (int) Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static Quota reference(org.vireo.model.quota.Quota quota) {
        Quota reference = new Quota();
        reference.setId(quota.id().toString());
        reference.setHref(href(quota));
        return reference;
    }

    private static String href(org.vireo.model.quota.Quota quota) {
        return Hrefs.of("datacenters", quota.dataCenterId(), "quotas", quota.id());
    }
}
