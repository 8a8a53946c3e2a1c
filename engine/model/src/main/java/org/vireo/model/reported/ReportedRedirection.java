package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;

/**
 * A port for USB devices of a client.
 *
 * @param bus libvirt's word
 * @param type libvirt's word for what it is connected with, such as spicevmc
 */
public record ReportedRedirection(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        @Nullable String bus,
        @Nullable String type) implements ReportedDevice {

    @Override
    public String element() {
        return "redirdev";
    }
}
