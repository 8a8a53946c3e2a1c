package org.vireo.model.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A virtual disk: an image in a storage domain, or storage that hosts reach by themselves. */
@Entity
@Table(name = "disk")
public class Disk {

    @Id
    private UUID id;

    @Column(name = "storage_domain_id")
    private @Nullable UUID storageDomainId;

    /** The disk of a template that this one is a copy-on-write layer of. */
    @Column(name = "backing_disk_id")
    private @Nullable UUID backingDiskId;

    /** Where a disk lies that is in no storage domain. */
    @Column(columnDefinition = "jsonb")
    private DiskStorage.@Nullable Direct direct;

    /** By which the data is known, so that it has one disk. */
    @Column(name = "source_key")
    private @Nullable String sourceKey;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String description;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private DiskFormat format;

    /** Size that the guest sees. */
    @Column(name = "provisioned_bytes", nullable = false)
    private long provisionedBytes;

    /** Space that the image takes on its storage. */
    @Column(name = "actual_bytes", nullable = false)
    private long actualBytes;

    /** Whether several VMs can have it at a time. */
    @Column(nullable = false)
    private boolean shareable;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private DiskStatus status;

    @Column(name = "quota_id")
    private @Nullable UUID quotaId;

    @SuppressWarnings("NullAway.Init")
    protected Disk() {}

    public Disk(
            UUID id,
            UUID storageDomainId,
            @Nullable UUID backingDiskId,
            String name,
            String description,
            DiskFormat format,
            long provisionedBytes) {
        this.id = id;
        this.storageDomainId = storageDomainId;
        this.backingDiskId = backingDiskId;
        this.name = name;
        this.description = description;
        this.format = format;
        this.provisionedBytes = provisionedBytes;
        this.status = DiskStatus.LOCKED;
    }

    /** A disk outside of storage domains; usable at once. */
    @SuppressWarnings("NullAway.Init")
    public Disk(UUID id, DirectDisk described, DiskSource source) {
        this.id = id;
        this.direct = new DiskStorage.Direct(source, described.lun());
        this.sourceKey = source.key();
        this.name = described.name();
        this.description = described.description();
        this.format = described.format();
        this.provisionedBytes = described.provisionedBytes();
        this.shareable = described.shareable();
        this.status = DiskStatus.OK;
    }

    public UUID id() {
        return id;
    }

    public DiskStorage storage() {
        return direct == null
                ? new DiskStorage.DomainImage(Objects.requireNonNull(storageDomainId), backingDiskId)
                : direct;
    }

    /** Null for a disk outside of storage domains. */
    public @Nullable UUID storageDomainId() {
        return storageDomainId;
    }

    public @Nullable UUID backingDiskId() {
        return backingDiskId;
    }

    public boolean isShareable() {
        return shareable;
    }

    /** Whether Vireo deletes its data with the VM that has it. */
    public boolean goesWithItsVm() {
        return direct == null && !shareable;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public DiskFormat format() {
        return format;
    }

    public long provisionedBytes() {
        return provisionedBytes;
    }

    public long actualBytes() {
        return actualBytes;
    }

    public DiskStatus status() {
        return status;
    }

    /** What it is counted to; null for nothing. */
    public @Nullable UUID quotaId() {
        return quotaId;
    }

    public void countTo(@Nullable UUID newQuotaId) {
        this.quotaId = newQuotaId;
    }

    /** Lets several VMs have it at a time, or one alone. */
    public void share(boolean newShareable) {
        this.shareable = newShareable;
    }

    public void describe(String newName, String newDescription) {
        this.name = newName;
        this.description = newDescription;
    }

    /** Enters the size of a disk that Vireo cannot look at. */
    public void sized(long newProvisionedBytes) {
        this.provisionedBytes = newProvisionedBytes;
    }

    /** A task takes the image. */
    public void lock() {
        this.status = DiskStatus.LOCKED;
    }

    /** The image is there and usable. */
    public void ready(long newProvisionedBytes, long newActualBytes) {
        this.provisionedBytes = newProvisionedBytes;
        this.actualBytes = newActualBytes;
        this.status = DiskStatus.OK;
    }

    /** The image could not be made, or is gone. */
    public void broken() {
        this.status = DiskStatus.ILLEGAL;
    }
}
