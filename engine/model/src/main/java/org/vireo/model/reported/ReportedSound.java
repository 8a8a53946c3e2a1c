package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;

/**
 * A sound card.
 *
 * @param model libvirt's word
 * @param audioId number of the audio backend that it plays to; null when libvirt does not say
 */
public record ReportedSound(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        @Nullable String model,
        @Nullable String audioId) implements ReportedDevice {

    @Override
    public String element() {
        return "sound";
    }
}
