package org.vireo.model.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place for disks: here a directory on one host. */
@Entity
@Table(name = "storage_domain")
public class StorageDomain {

    private static final Pattern IMAGE = Pattern.compile(
            "/.*/images/(\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12})\\.(raw|qcow2)");

    @Id
    private UUID id;

    @Column(name = "data_center_id")
    private @Nullable UUID dataCenterId;

    @Column(name = "host_id", nullable = false)
    private UUID hostId;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String description;

    /** Absolute path of the directory on the host. */
    @Column(nullable = false)
    private String path;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private StorageDomainStatus status;

    @Column(name = "capacity_bytes", nullable = false)
    private long capacityBytes;

    @Column(name = "available_bytes", nullable = false)
    private long availableBytes;

    @SuppressWarnings("NullAway.Init")
    protected StorageDomain() {}

    public StorageDomain(UUID id, UUID hostId, String name, String description, String path) {
        this.id = id;
        this.hostId = hostId;
        this.name = name;
        this.description = description;
        this.path = path;
        this.status = StorageDomainStatus.INACTIVE;
    }

    public UUID id() {
        return id;
    }

    public @Nullable UUID dataCenterId() {
        return dataCenterId;
    }

    public UUID hostId() {
        return hostId;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public String path() {
        return path;
    }

    public StorageDomainStatus status() {
        return status;
    }

    public long capacityBytes() {
        return capacityBytes;
    }

    public long availableBytes() {
        return availableBytes;
    }

    /** The directory is prepared on its host. */
    public void prepared() {
        if (status == StorageDomainStatus.INACTIVE) {
            this.status = dataCenterId == null ? StorageDomainStatus.UNATTACHED : StorageDomainStatus.ACTIVE;
        }
    }

    public void attachTo(UUID newDataCenterId) {
        this.dataCenterId = newDataCenterId;
        this.status = StorageDomainStatus.ACTIVE;
    }

    /** Takes a measured size; true when it differs from the one before. */
    public boolean measured(long newCapacityBytes, long newAvailableBytes) {
        if (capacityBytes == newCapacityBytes && availableBytes == newAvailableBytes) {
            return false;
        }
        this.capacityBytes = newCapacityBytes;
        this.availableBytes = newAvailableBytes;
        return true;
    }

    /** Where the image of a disk lies. */
    public String imagePath(UUID diskId, DiskFormat format) {
        return path + "/images/" + diskId + "." + format.extension();
    }

    /** The disk whose image has this path in whatever storage domain; empty when it is no image of a disk. */
    public static Optional<UUID> diskAt(String imagePath) {
        Matcher image = IMAGE.matcher(imagePath);
        return image.matches() ? Optional.of(UUID.fromString(image.group(1))) : Optional.empty();
    }
}
