package org.vireo.model.template;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.Platform;

/** What VMs are copied from: defaults, devices and the base images of their disks. */
@Entity
@Table(name = "template")
public class Template {

    /** The template that has nothing; it is always there under this id. */
    public static final UUID BLANK = new UUID(0, 0);

    @Id
    private UUID id;

    /** Null for a template that any cluster may use. */
    @Column(name = "cluster_id")
    private @Nullable UUID clusterId;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String description;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private TemplateStatus status;

    @Column(name = "memory_bytes", nullable = false)
    private long memoryBytes;

    @Embedded
    private CpuTopology topology;

    @Column(name = "os_type", nullable = false)
    private String osType;

    @Enumerated(EnumType.STRING)
    @Column(name = "bios_type")
    private @Nullable BiosType biosType;

    @Column(nullable = false, columnDefinition = "jsonb")
    private Platform platform;

    @Column(nullable = false, columnDefinition = "jsonb")
    private TemplateDevices devices;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Template() {}

    public Template(
            UUID id,
            @Nullable UUID clusterId,
            String name,
            String description,
            TemplateDefaults defaults,
            TemplateDevices devices,
            Instant createdAt) {
        this.id = id;
        this.clusterId = clusterId;
        this.name = name;
        this.description = description;
        this.status = TemplateStatus.LOCKED;
        this.memoryBytes = defaults.memoryBytes();
        this.topology = defaults.topology();
        this.osType = defaults.osType();
        this.biosType = defaults.biosType();
        this.platform = defaults.platform();
        this.devices = devices;
        this.createdAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public @Nullable UUID clusterId() {
        return clusterId;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public TemplateStatus status() {
        return status;
    }

    public TemplateDefaults defaults() {
        return new TemplateDefaults(memoryBytes, topology, osType, biosType, platform);
    }

    public TemplateDevices devices() {
        return devices;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public boolean isBlank() {
        return id.equals(BLANK);
    }

    /** For VMs that are made of it from now on. */
    public void describe(String newName, String newDescription, long newMemoryBytes) {
        this.name = newName;
        this.description = newDescription;
        this.memoryBytes = newMemoryBytes;
    }

    public void become(TemplateStatus newStatus) {
        this.status = newStatus;
    }
}
