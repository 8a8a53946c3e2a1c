package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.host.HostDeviceSource;

/**
 * A device of the host that the guest has.
 *
 * @param source which one; null when it is of a type that Vireo does not know
 */
public record ReportedHostDevice(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        @Nullable HostDeviceSource source) implements ReportedDevice {

    @Override
    public String element() {
        return "hostdev";
    }
}
