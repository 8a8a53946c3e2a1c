package org.vireo.model.cluster;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.vireo.model.quota.QuotaMode;

/** A data center: the widest boundary of storage and networks. */
@Entity
@Table(name = "data_center")
public class DataCenter {

    @Id
    private UUID id;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String description;

    /** True when every storage domain belongs to one host (oVirt's "local" data center). */
    @Column(nullable = false)
    private boolean local;

    @Enumerated(EnumType.STRING)
    @Column(name = "quota_mode", nullable = false)
    private QuotaMode quotaMode;

    @SuppressWarnings("NullAway.Init")
    protected DataCenter() {}

    public DataCenter(UUID id, String name, String description, boolean local) {
        this.id = id;
        this.name = name;
        this.description = description;
        this.local = local;
        this.quotaMode = QuotaMode.DISABLED;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public boolean isLocal() {
        return local;
    }

    public QuotaMode quotaMode() {
        return quotaMode;
    }

    public void heedQuotas(QuotaMode newQuotaMode) {
        this.quotaMode = newQuotaMode;
    }

    public void rename(String newName, String newDescription) {
        this.name = newName;
        this.description = newDescription;
    }
}
