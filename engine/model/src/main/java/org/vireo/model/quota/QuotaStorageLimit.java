package org.vireo.model.quota;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How large the disks of a quota may be in one storage domain, or in all storage domains together. */
@Entity
@Table(name = "quota_storage_limit")
public class QuotaStorageLimit {

    @Id
    private UUID id;

    @Column(name = "quota_id", nullable = false)
    private UUID quotaId;

    /** Null for all of them together. */
    @Column(name = "storage_domain_id")
    private @Nullable UUID storageDomainId;

    /** Null for any size. */
    @Column(name = "provisioned_bytes")
    private @Nullable Long provisionedBytes;

    @SuppressWarnings("NullAway.Init")
    protected QuotaStorageLimit() {}

    public QuotaStorageLimit(UUID id, UUID quotaId, @Nullable UUID storageDomainId, @Nullable Long provisionedBytes) {
        this.id = id;
        this.quotaId = quotaId;
        this.storageDomainId = storageDomainId;
        this.provisionedBytes = provisionedBytes;
    }

    public UUID id() {
        return id;
    }

    public UUID quotaId() {
        return quotaId;
    }

    /** Null for all of them together. */
    public @Nullable UUID storageDomainId() {
        return storageDomainId;
    }

    /** Null for any size. */
    public @Nullable Long provisionedBytes() {
        return provisionedBytes;
    }

    /** Whether what a disk in that storage domain has counts to it. */
    public boolean covers(@Nullable UUID storageDomain) {
        return storageDomainId == null || storageDomainId.equals(storageDomain);
    }
}
