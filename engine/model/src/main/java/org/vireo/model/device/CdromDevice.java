package org.vireo.model.device;

import org.jspecify.annotations.Nullable;
import org.vireo.model.id.DeviceId;

/**
 * A CD-ROM drive.
 *
 * @param medium what lies in it
 * @param bootOrder place in the boot order, from 1; null when not booted from
 * @param bus the bus it is on; null for that of the mainboard, which every firmware knows: SATA, or IDE without PCI
 *     Express. Cloud kernels of Linux leave those drivers out and know VIRTIO_SCSI alone
 */
public record CdromDevice(
        DeviceId id,
        CdromMedium medium,
        @Nullable Integer bootOrder,
        @Nullable DiskBus bus) implements Device {

    public CdromDevice {
        BootOrder.check(bootOrder);
        if (bus == DiskBus.VIRTIO) {
            throw new IllegalArgumentException(
                    "A CD-ROM drive cannot be on VIRTIO: choose VIRTIO_SCSI, SATA, USB or IDE");
        }
    }

    /** A drive on the mainboard's own bus. */
    public CdromDevice(DeviceId id, CdromMedium medium, @Nullable Integer bootOrder) {
        this(id, medium, bootOrder, null);
    }

    /** A drive without a medium. */
    public static CdromDevice empty(DeviceId id) {
        return new CdromDevice(id, CdromMedium.EMPTY, null);
    }

    /** A drive whose medium the host builds from the VM's payload. */
    public static CdromDevice payload(DeviceId id) {
        return new CdromDevice(id, CdromMedium.PAYLOAD, null);
    }

    public CdromDevice withMedium(CdromMedium newMedium) {
        return new CdromDevice(id, newMedium, bootOrder, bus);
    }

    public CdromDevice withBootOrder(@Nullable Integer newBootOrder) {
        return new CdromDevice(id, medium, newBootOrder, bus);
    }

    public CdromDevice withBus(@Nullable DiskBus newBus) {
        return new CdromDevice(id, medium, bootOrder, newBus);
    }

    /** The same drive under another id. */
    public CdromDevice withId(DeviceId newId) {
        return new CdromDevice(newId, medium, bootOrder, bus);
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.CDROM;
    }
}
