package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;

/**
 * A channel between host and guest.
 *
 * @param type libvirt's word for the host's end
 * @param name the port's name in the guest
 * @param state connected, disconnected, or null when libvirt does not say
 */
public record ReportedChannel(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        @Nullable String type,
        @Nullable String name,
        @Nullable String state)
        implements ReportedDevice {

    @Override
    public String element() {
        return "channel";
    }
}
