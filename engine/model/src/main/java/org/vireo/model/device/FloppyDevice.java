package org.vireo.model.device;

import org.vireo.model.id.DeviceId;

/**
 * A floppy drive. A VM has two at most.
 *
 * @param medium what lies in it; a payload is what Windows reads at its first start
 */
public record FloppyDevice(DeviceId id, CdromMedium medium) implements Device {

    /** A drive whose floppy disk the host builds from the VM's payload. */
    public static FloppyDevice payload(DeviceId id) {
        return new FloppyDevice(id, CdromMedium.PAYLOAD);
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.FLOPPY;
    }
}
