package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;

/**
 * A watchdog.
 *
 * @param model libvirt's word
 * @param action libvirt's word for what it does
 */
public record ReportedWatchdog(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        @Nullable String model,
        @Nullable String action) implements ReportedDevice {

    @Override
    public String element() {
        return "watchdog";
    }
}
