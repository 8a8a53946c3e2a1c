package org.vireo.model.vm;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.NicDevice;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;
import org.vireo.model.id.VnicProfileId;
import org.vireo.model.reported.disk.ImageChain;

/**
 * A device of a VM: the configured record, and what the host last said of it. A row without a configured record is
 * a device that libvirt or somebody on the host added.
 */
@Entity
@IdClass(VmDeviceKey.class)
@Table(name = "vm_device")
public class VmDevice {

    @Id
    @Column(name = "vm_id")
    private UUID vmId;

    @Id
    @Column(name = "device_id")
    private UUID deviceId;

    /** Word for the kind: that of the record, or libvirt's element name when there is none. */
    @Column(nullable = false)
    private String kind;

    @Column(columnDefinition = "jsonb")
    private @Nullable Device device;

    /** The disk of a disk device, so that "who uses this disk" is one indexed look-up. */
    @Column(name = "disk_id")
    private @Nullable UUID diskId;

    /** The disk that lies in a drive, for the same reason. */
    @Column(name = "medium_id")
    private @Nullable UUID mediumId;

    /** The vNIC profile of a NIC, for the same reason. */
    @Column(name = "profile_id")
    private @Nullable UUID profileId;

    /** The MAC address of a NIC, unique among all VMs; none for a card that stands in for another. */
    @Column
    private @Nullable String mac;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private DeviceState state;

    /** Whether it is part of the machine; an unplugged device is only kept. */
    @Column(nullable = false)
    private boolean plugged = true;

    /** Guest-side address that libvirt gave it; asked for again at the next start. */
    @Column
    private @Nullable String address;

    @Column
    private @Nullable String alias;

    /** Name on the host: a tap device, a port, a path. */
    @Column(name = "host_side")
    private @Nullable String hostSide;

    /** What the host calls a disk or drive, such as vda, while the VM runs. */
    @Column
    private @Nullable String target;

    /** The images of a disk and the job on them, while the VM runs. */
    @Column(columnDefinition = "jsonb")
    private @Nullable ImageChain images;

    @SuppressWarnings("NullAway.Init")
    protected VmDevice() {}

    /** A configured device. */
    public VmDevice(UUID vmId, Device device) {
        this.vmId = vmId;
        this.deviceId = device.id().value();
        this.kind = device.kind().name();
        this.state = DeviceState.UNKNOWN;
        this.device = device;
        extractKeys(device);
    }

    /** A device that only the host knows. */
    public static VmDevice unmanaged(UUID vmId, UUID deviceId, String kind) {
        VmDevice row = new VmDevice();
        row.vmId = vmId;
        row.deviceId = deviceId;
        row.kind = kind;
        row.state = DeviceState.UNMANAGED;
        return row;
    }

    private void extractKeys(Device configured) {
        this.diskId = configured instanceof DiskDevice disk ? disk.diskId().value() : null;
        DiskId medium = configured.insertedDisk();
        this.mediumId = medium == null ? null : medium.value();
        VnicProfileId profile = configured instanceof NicDevice nic ? nic.vnicProfileId() : null;
        this.profileId = profile == null ? null : profile.value();
        this.mac = configured instanceof NicDevice nic && !nic.standsIn()
                ? nic.mac().value()
                : null;
    }

    /** Replaces the configured record; its kind stays. */
    public void configure(Device newDevice) {
        this.device = newDevice;
        extractKeys(newDevice);
    }

    public UUID vmId() {
        return vmId;
    }

    public DeviceId deviceId() {
        return new DeviceId(deviceId);
    }

    public String kind() {
        return kind;
    }

    public @Nullable Device device() {
        return device;
    }

    public boolean isManaged() {
        return device != null;
    }

    public boolean isPlugged() {
        return plugged;
    }

    /**
     * Whether the machine has it, or gets it with its next start: one that the guest let go of late, or that was taken out
     * on the host, is configured and missing.
     */
    public boolean isActive() {
        return plugged && state != DeviceState.MISSING;
    }

    /** Plugs it in or out in the configuration; the guest's hardware follows at once, or at the next start. */
    public void plug(boolean newPlugged) {
        this.plugged = newPlugged;
        if (!newPlugged) {
            forgetRun();
        }
    }

    public @Nullable UUID mediumId() {
        return mediumId;
    }

    public @Nullable UUID diskId() {
        return diskId;
    }

    public DeviceState state() {
        return state;
    }

    public @Nullable DeviceAddress address() {
        return address == null ? null : DeviceAddress.of(address);
    }

    public @Nullable String alias() {
        return alias;
    }

    public @Nullable String hostSide() {
        return hostSide;
    }

    /** Null when it is neither disk nor drive, or its VM does not run. */
    public @Nullable String target() {
        return target;
    }

    /** Null when it is no disk, or its VM does not run. */
    public @Nullable ImageChain images() {
        return images;
    }

    /** The host reports it so. The address of a configured device is never forgotten. */
    public void reported(
            DeviceState newState,
            @Nullable DeviceAddress newAddress,
            @Nullable String newAlias,
            @Nullable String newHostSide) {
        this.state = newState;
        this.address = newAddress == null ? address : newAddress.toString();
        this.alias = newAlias;
        this.hostSide = newHostSide;
    }

    /** The host reports a disk under this name, with these images. */
    public void diskIs(@Nullable String newTarget, @Nullable ImageChain newImages) {
        this.target = newTarget;
        this.images = newImages;
    }

    /** The VM runs, but the host does not report it; true when that is news. */
    public boolean missing() {
        if (state == DeviceState.MISSING) {
            return false;
        }
        this.state = DeviceState.MISSING;
        this.hostSide = null;
        diskIs(null, null);
        return true;
    }

    /** The VM went down; the address stays. */
    public void forgetRun() {
        this.state = DeviceState.UNKNOWN;
        this.alias = null;
        this.hostSide = null;
        diskIs(null, null);
    }
}
