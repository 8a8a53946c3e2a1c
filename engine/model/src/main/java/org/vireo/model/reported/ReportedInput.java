package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;

/**
 * A keyboard or pointer.
 *
 * @param type libvirt's word, such as tablet
 * @param bus libvirt's word; ps2 for those that a PC cannot be without
 */
public record ReportedInput(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        @Nullable String type,
        @Nullable String bus) implements ReportedDevice {

    @Override
    public String element() {
        return "input";
    }
}
