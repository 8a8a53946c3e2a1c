package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;

/**
 * A memory balloon.
 *
 * @param model libvirt's word; none for a VM without one
 */
public record ReportedBalloon(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        @Nullable String model) implements ReportedDevice {

    @Override
    public String element() {
        return "memballoon";
    }
}
