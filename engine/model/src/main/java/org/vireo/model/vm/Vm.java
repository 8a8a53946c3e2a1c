package org.vireo.model.vm;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.Platform;

/**
 * The configuration of a VM. Monitoring never writes here, except for external VMs, and for the clock that a guest set
 * itself.
 */
@Entity
@Table(name = "vm")
public class Vm {

    @Id
    private UUID id;

    @Column(name = "cluster_id", nullable = false)
    private UUID clusterId;

    @Column(name = "template_id", nullable = false)
    private UUID templateId;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private String description;

    @Column(nullable = false)
    private String comment;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private VmOrigin origin;

    @Column(name = "memory_bytes", nullable = false)
    private long memoryBytes;

    @Embedded
    private CpuTopology topology;

    /** oVirt's name of the guest's operating system. */
    @Column(name = "os_type", nullable = false)
    private String osType;

    @Enumerated(EnumType.STRING)
    @Column(name = "bios_type", nullable = false)
    private BiosType biosType;

    @Column(nullable = false, columnDefinition = "jsonb")
    private Platform platform;

    @Column(name = "delete_protected", nullable = false)
    private boolean deleteProtected;

    @Column(name = "start_paused", nullable = false)
    private boolean startPaused;

    @Column(nullable = false, columnDefinition = "jsonb")
    private Initialization initialization;

    @Column(name = "quota_id")
    private @Nullable UUID quotaId;

    /** Grows with every change; the metadata of a running domain carries the one it was started with. */
    @Column(name = "configuration_version", nullable = false)
    private long configurationVersion;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    /** Keeps a transaction that read the row before another wrote it from writing it back as it was. */
    @Version
    @Column(name = "row_version", nullable = false)
    private long rowVersion;

    @SuppressWarnings("NullAway.Init")
    protected Vm() {}

    private Vm(UUID id, UUID clusterId, UUID templateId, VmOrigin origin, VmSettings settings, Instant createdAt) {
        this.id = id;
        this.clusterId = clusterId;
        this.templateId = templateId;
        this.origin = origin;
        this.createdAt = createdAt;
        this.name = settings.name();
        this.description = settings.description();
        this.comment = settings.comment();
        this.memoryBytes = settings.memoryBytes();
        this.topology = settings.topology();
        this.osType = settings.osType();
        this.biosType = settings.biosType();
        this.platform = settings.platform();
        this.deleteProtected = settings.deleteProtected();
        this.startPaused = settings.startPaused();
        this.initialization = settings.initialization();
        this.configurationVersion = 1;
    }

    public static Vm managed(UUID id, UUID clusterId, UUID templateId, VmSettings settings, Instant createdAt) {
        return new Vm(id, clusterId, templateId, VmOrigin.MANAGED, settings, createdAt);
    }

    public static Vm external(UUID id, UUID clusterId, UUID templateId, VmSettings settings, Instant createdAt) {
        return new Vm(id, clusterId, templateId, VmOrigin.EXTERNAL, settings, createdAt);
    }

    /** Takes new settings; true when they differ from the present ones. */
    public boolean apply(VmSettings settings) {
        if (settings.equals(settings())) {
            return false;
        }
        this.name = settings.name();
        this.description = settings.description();
        this.comment = settings.comment();
        this.memoryBytes = settings.memoryBytes();
        this.topology = settings.topology();
        this.osType = settings.osType();
        this.biosType = settings.biosType();
        this.platform = settings.platform();
        this.deleteProtected = settings.deleteProtected();
        this.startPaused = settings.startPaused();
        this.initialization = settings.initialization();
        this.configurationVersion++;
        return true;
    }

    /** A device was added, changed or removed. */
    public void devicesChanged() {
        this.configurationVersion++;
    }

    public UUID id() {
        return id;
    }

    public UUID clusterId() {
        return clusterId;
    }

    public UUID templateId() {
        return templateId;
    }

    public VmOrigin origin() {
        return origin;
    }

    public String name() {
        return name;
    }

    public long configurationVersion() {
        return configurationVersion;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** What it is counted to; null for nothing. */
    public @Nullable UUID quotaId() {
        return quotaId;
    }

    public void countTo(@Nullable UUID newQuotaId) {
        this.quotaId = newQuotaId;
    }

    public VmSettings settings() {
        return new VmSettings(
                name,
                description,
                comment,
                memoryBytes,
                topology,
                osType,
                biosType,
                platform,
                deleteProtected,
                startPaused,
                initialization);
    }

    /** Same VM, whatever the settings. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Vm vm && vm.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
