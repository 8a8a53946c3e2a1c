package org.vireo.model.device;

import org.vireo.model.id.DeviceId;

/**
 * A card that acts when the guest stops to feed it.
 *
 * @param action what it then does
 */
public record WatchdogDevice(DeviceId id, WatchdogModel model, WatchdogAction action) implements Device {

    @Override
    public DeviceKind kind() {
        return DeviceKind.WATCHDOG;
    }
}
