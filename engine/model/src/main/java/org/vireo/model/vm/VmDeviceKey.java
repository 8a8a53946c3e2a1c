package org.vireo.model.vm;

import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Primary key of a device row: a disk attached to two VMs is two devices with one id. */
public class VmDeviceKey implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    private UUID vmId;
    private UUID deviceId;

    @SuppressWarnings("NullAway.Init")
    protected VmDeviceKey() {}

    public VmDeviceKey(UUID vmId, UUID deviceId) {
        this.vmId = vmId;
        this.deviceId = deviceId;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VmDeviceKey key && key.vmId.equals(vmId) && key.deviceId.equals(deviceId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(vmId, deviceId);
    }
}
