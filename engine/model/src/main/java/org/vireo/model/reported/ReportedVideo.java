package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;

/**
 * A graphics card.
 *
 * @param model libvirt's word
 */
public record ReportedVideo(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        @Nullable String model) implements ReportedDevice {

    @Override
    public String element() {
        return "video";
    }
}
