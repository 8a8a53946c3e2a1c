package org.vireo.model.device;

import org.jspecify.annotations.Nullable;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;

/**
 * A virtual disk attached to the VM.
 *
 * @param diskId the disk; the guest sees its UUID as the serial number
 * @param bootOrder place in the boot order, from 1; null when not booted from
 * @param readOnly whether writes by the guest are refused
 * @param discard whether blocks that the guest discards are given back to the storage
 */
public record DiskDevice(
        DeviceId id, DiskId diskId, DiskBus bus, @Nullable Integer bootOrder, boolean readOnly, boolean discard)
        implements Device {

    public DiskDevice {
        BootOrder.check(bootOrder);
    }

    /** A writable disk on the bus, not booted from, that passes discards on. */
    public static DiskDevice attached(DeviceId id, DiskId diskId, DiskBus bus) {
        return new DiskDevice(id, diskId, bus, null, false, true);
    }

    public DiskDevice withBootOrder(@Nullable Integer newBootOrder) {
        return new DiskDevice(id, diskId, bus, newBootOrder, readOnly, discard);
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.DISK;
    }
}
