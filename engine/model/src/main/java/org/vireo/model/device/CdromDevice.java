package org.vireo.model.device;

import org.jspecify.annotations.Nullable;
import org.vireo.model.id.DeviceId;

/**
 * A CD-ROM drive on the SATA bus.
 *
 * @param medium what lies in it
 * @param bootOrder place in the boot order, from 1; null when not booted from
 */
public record CdromDevice(
        DeviceId id, CdromMedium medium, @Nullable Integer bootOrder) implements Device {

    public CdromDevice {
        BootOrder.check(bootOrder);
    }

    /** A drive without a medium. */
    public static CdromDevice empty(DeviceId id) {
        return new CdromDevice(id, CdromMedium.EMPTY, null);
    }

    /** A drive whose medium the host builds from the VM's payload. */
    public static CdromDevice payload(DeviceId id) {
        return new CdromDevice(id, CdromMedium.PAYLOAD, null);
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.CDROM;
    }
}
