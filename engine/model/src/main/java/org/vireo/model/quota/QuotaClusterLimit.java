package org.vireo.model.quota;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How much the VMs of a quota may have in one cluster, or in all clusters together. */
@Entity
@Table(name = "quota_cluster_limit")
public class QuotaClusterLimit {

    @Id
    private UUID id;

    @Column(name = "quota_id", nullable = false)
    private UUID quotaId;

    /** Null for all of them together. */
    @Column(name = "cluster_id")
    private @Nullable UUID clusterId;

    /** Null for any number. */
    @Column
    private @Nullable Integer vcpus;

    /** Null for any size. */
    @Column(name = "memory_bytes")
    private @Nullable Long memoryBytes;

    @SuppressWarnings("NullAway.Init")
    protected QuotaClusterLimit() {}

    public QuotaClusterLimit(
            UUID id, UUID quotaId, @Nullable UUID clusterId, @Nullable Integer vcpus, @Nullable Long memoryBytes) {
        this.id = id;
        this.quotaId = quotaId;
        this.clusterId = clusterId;
        this.vcpus = vcpus;
        this.memoryBytes = memoryBytes;
    }

    public UUID id() {
        return id;
    }

    public UUID quotaId() {
        return quotaId;
    }

    /** Null for all of them together. */
    public @Nullable UUID clusterId() {
        return clusterId;
    }

    /** Null for any number. */
    public @Nullable Integer vcpus() {
        return vcpus;
    }

    /** Null for any size. */
    public @Nullable Long memoryBytes() {
        return memoryBytes;
    }

    /** Whether what a VM in that cluster has counts to it. */
    public boolean covers(@Nullable UUID cluster) {
        return clusterId == null || clusterId.equals(cluster);
    }
}
