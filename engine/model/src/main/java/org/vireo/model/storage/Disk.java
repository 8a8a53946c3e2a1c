package org.vireo.model.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A virtual disk: one image in one storage domain. */
@Entity
@Table(name = "disk")
public class Disk {

    @Id
    private UUID id;

    @Column(name = "storage_domain_id", nullable = false)
    private UUID storageDomainId;

    /** The disk of a template that this one is a copy-on-write layer of. */
    @Column(name = "backing_disk_id")
    private @Nullable UUID backingDiskId;

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

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private DiskStatus status;

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

    public UUID id() {
        return id;
    }

    public UUID storageDomainId() {
        return storageDomainId;
    }

    public @Nullable UUID backingDiskId() {
        return backingDiskId;
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
