package org.vireo.model.vm;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.model.hardware.RunningMachine;

/** What monitoring and the life-cycle commands know of a VM now. Written only when something differs. */
@Entity
@Table(name = "vm_runtime")
public class VmRuntime {

    /** Reason of UNKNOWN: the answer to a start was lost. */
    public static final String START_UNANSWERED = "start_unanswered";

    /** Reason of UNKNOWN: the host does not answer. */
    public static final String HOST_UNREACHABLE = "host_unreachable";

    @Id
    @Column(name = "vm_id")
    private UUID vmId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private VmStatus status;

    /** Where it runs, or may run while the status is unknown. */
    @Column(name = "host_id")
    private @Nullable UUID hostId;

    /** libvirt's reason for the state, such as booted or ioerror. */
    @Column(name = "status_reason", nullable = false)
    private String statusReason;

    @Column(name = "status_since", nullable = false)
    private Instant statusSince;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "stopped_at")
    private @Nullable Instant stoppedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "stop_reason", nullable = false)
    private StopReason stopReason;

    @Column(nullable = false, columnDefinition = "jsonb")
    private GuestInfo guest;

    /** Which of its host's processors this run has; null when the host's kernel decides. */
    @Column(name = "cpu_placement", columnDefinition = "jsonb")
    private @Nullable CpuPlacement cpuPlacement;

    /** What this run was started with; null when it is not known. */
    @Column(name = "started_with", columnDefinition = "jsonb")
    private @Nullable RunSettings startedWith;

    /** How large the machine of this run is; null until its host has said it. */
    @Column(columnDefinition = "jsonb")
    private @Nullable RunningMachine machine;

    /** Memory of its host that is kept for this run. */
    @Column(name = "promised_bytes", nullable = false)
    private long promisedBytes;

    /** Memory of its host that is kept beside that for a growth that is under way; no report touches it. */
    @Column(name = "reserved_bytes", nullable = false)
    private long reservedBytes;

    /** How many vCPUs it is about to have by a change that was accepted; 0 for no more than it has. */
    @Column(name = "growing_vcpus", nullable = false)
    private int growingVcpus;

    /** How much memory it is about to have by a change that was accepted; 0 for no more than it has. */
    @Column(name = "growing_bytes", nullable = false)
    private long growingBytes;

    /** Hash of the devices that were read and stored last; null when none of this run was. */
    @Column(name = "devices_hash")
    private @Nullable String devicesHash;

    @SuppressWarnings("NullAway.Init")
    protected VmRuntime() {}

    /** The first row of a VM, which was made or found. */
    public VmRuntime(UUID vmId, VmCause cause, VmStatus status, Instant now) {
        VmLifeCycle.require(vmId, null, cause, status);
        this.vmId = vmId;
        this.status = status;
        this.statusSince = now;
        this.statusReason = "";
        this.stopReason = StopReason.NONE;
        this.guest = GuestInfo.NONE;
    }

    public UUID vmId() {
        return vmId;
    }

    public VmStatus status() {
        return status;
    }

    public @Nullable UUID hostId() {
        return hostId;
    }

    public String statusReason() {
        return statusReason;
    }

    public Instant statusSince() {
        return statusSince;
    }

    public @Nullable Instant startedAt() {
        return startedAt;
    }

    public @Nullable Instant stoppedAt() {
        return stoppedAt;
    }

    public StopReason stopReason() {
        return stopReason;
    }

    public GuestInfo guest() {
        return guest;
    }

    public @Nullable CpuPlacement cpuPlacement() {
        return cpuPlacement;
    }

    public @Nullable RunningMachine machine() {
        return machine;
    }

    /**
     * The settings with the vCPUs and the memory that the running VM has, whatever is configured for its next start. Of one
     * that was made as large as its host the vCPUs stay as configured: that is what is to be kept of them.
     */
    public VmSettings running(VmSettings configured) {
        if (machine == null) {
            return configured;
        }
        VmSettings running = configured.withMemoryBytes(machine.memoryBytes());
        return cpuPlacement != null && cpuPlacement.topology() != null
                ? running
                : running.withTopology(machine.topology());
    }

    /** Whether a start with these settings would be another machine than the one that runs. */
    public boolean changesAtNextRun(VmSettings configured) {
        return !running(configured).equals(configured)
                || startedWith != null && !startedWith.equals(RunSettings.of(configured));
    }

    public long promisedBytes() {
        return promisedBytes;
    }

    public @Nullable String devicesHash() {
        return devicesHash;
    }

    /**
     * A start was accepted for this host: possible only while it is proved that the VM runs nowhere.
     *
     * @param settings what it starts with
     * @param placement the processors that it gets; null when the host's kernel decides
     * @param memoryBytes memory of the host that it needs
     */
    public void launching(
            UUID onHost, VmSettings settings, @Nullable CpuPlacement placement, long memoryBytes, Instant now) {
        VmLifeCycle.require(vmId, status, VmCause.START_ACCEPTED, VmStatus.WAIT_FOR_LAUNCH);
        this.startedWith = RunSettings.of(settings);
        this.cpuPlacement = placement;
        this.promisedBytes = memoryBytes;
        this.reservedBytes = 0;
        growTo(0, 0);
        this.machine = null;
        this.status = VmStatus.WAIT_FOR_LAUNCH;
        this.statusSince = now;
        this.statusReason = "";
        this.hostId = onHost;
        this.startedAt = null;
        this.stopReason = StopReason.NONE;
        this.guest = GuestInfo.NONE;
        this.devicesHash = null;
    }

    /**
     * Only the status changes; true when it did.
     *
     * @throws VmTransitionRefused when that cause does not lead there; nothing has changed then, as with all below
     */
    public boolean become(VmCause cause, VmStatus newStatus, String reason, Instant now) {
        if (status == newStatus && statusReason.equals(reason)) {
            return false;
        }
        VmLifeCycle.require(vmId, status, cause, newStatus);
        if (status != newStatus) {
            this.statusSince = now;
        }
        this.status = newStatus;
        this.statusReason = reason;
        return true;
    }

    /** The clock was set back: what is waited for since then is waited for from now on. */
    public void notSinceLaterThan(Instant now) {
        if (statusSince.isAfter(now)) {
            this.statusSince = now;
        }
    }

    /** A host reports the VM as living there. */
    public boolean seenOn(UUID onHost, VmStatus newStatus, String reason, @Nullable Instant since, Instant now) {
        VmLifeCycle.require(vmId, status, VmCause.REPORTED, newStatus);
        boolean changed = become(VmCause.REPORTED, newStatus, reason, now);
        if (!onHost.equals(hostId)) {
            this.hostId = onHost;
            changed = true;
        }
        if (since != null && !since.equals(startedAt)) {
            this.startedAt = since;
            changed = true;
        }
        return changed;
    }

    /** Takes what the guest agent says; true when it is news. */
    public boolean guestSays(GuestInfo newGuest) {
        if (guest.equals(newGuest)) {
            return false;
        }
        this.guest = newGuest;
        return true;
    }

    /** The VM runs nowhere, which the cause proves. */
    public boolean down(VmCause cause, StopReason reason, Instant when) {
        if (status == VmStatus.DOWN && hostId == null) {
            return false;
        }
        VmLifeCycle.require(vmId, status, cause, VmStatus.DOWN);
        this.status = VmStatus.DOWN;
        this.statusSince = when;
        this.statusReason = "";
        this.hostId = null;
        this.stopReason = reason;
        this.stoppedAt = when;
        this.guest = GuestInfo.NONE;
        this.devicesHash = null;
        this.cpuPlacement = null;
        this.startedWith = null;
        this.machine = null;
        this.promisedBytes = 0;
        this.reservedBytes = 0;
        growTo(0, 0);
        return true;
    }

    /** The host says how large the running machine is, and so how much memory of the host it needs. */
    public void machineRead(RunningMachine read, long memoryBytes) {
        this.machine = read;
        this.promisedBytes = memoryBytes;
    }

    /** So much more memory of the host is kept for this run; less when it is negative. */
    public void promiseMore(long bytes) {
        this.promisedBytes += bytes;
    }

    /** So much memory of the host is kept for a growth that was accepted; 0 when it is over. */
    public void reserve(long bytes) {
        this.reservedBytes = bytes;
    }

    /** It is to have so many vCPUs and so much memory, and is counted as if it had them; 0 when that is over. */
    public void growTo(int vcpus, long memoryBytes) {
        this.growingVcpus = vcpus;
        this.growingBytes = memoryBytes;
    }

    /** What the host said of the devices is to be judged anew, though it may say the same again. */
    public void judgeAnew() {
        if (devicesHash != null) {
            this.devicesHash = "";
        }
    }

    /** The devices of this hash were read and stored. */
    public void devicesRead(String hash) {
        this.devicesHash = hash;
    }
}
