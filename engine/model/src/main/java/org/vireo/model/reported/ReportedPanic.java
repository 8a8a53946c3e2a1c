package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;

/**
 * A panic device.
 *
 * @param model libvirt's word
 */
public record ReportedPanic(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        @Nullable String model) implements ReportedDevice {

    @Override
    public String element() {
        return "panic";
    }
}
