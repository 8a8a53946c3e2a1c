package org.vireo.model.device;

import org.vireo.model.id.DeviceId;

/**
 * A virtio memory balloon.
 *
 * @param statsPeriodSeconds how often the guest reports its memory statistics; 0 for never
 */
public record BalloonDevice(DeviceId id, int statsPeriodSeconds) implements Device {

    public BalloonDevice {
        if (statsPeriodSeconds < 0) {
            throw new IllegalArgumentException(
                    "Statistics period of " + statsPeriodSeconds + " s is negative: 0 switches the statistics off");
        }
    }

    /** A balloon that reports every ten seconds. */
    public static BalloonDevice reporting(DeviceId id) {
        return new BalloonDevice(id, 10);
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.BALLOON;
    }
}
