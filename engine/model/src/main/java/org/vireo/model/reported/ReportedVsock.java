package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceKind;

/**
 * A socket between host and guest.
 *
 * @param cid the guest's context id; 0 when not said
 */
public record ReportedVsock(
        @Nullable String alias, @Nullable DeviceAddress address, long cid) implements ReportedDevice {

    @Override
    public String element() {
        return "vsock";
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.VSOCK;
    }

    @Override
    public @Nullable String hostSide() {
        return cid == 0 ? null : "cid " + cid;
    }
}
