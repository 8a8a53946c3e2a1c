package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;

/**
 * A smartcard.
 *
 * @param mode libvirt's word, such as passthrough
 */
public record ReportedSmartcard(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        @Nullable String mode) implements ReportedDevice {

    @Override
    public String element() {
        return "smartcard";
    }
}
