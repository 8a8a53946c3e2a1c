package org.vireo.model.device;

import java.util.Optional;
import org.vireo.model.id.DeviceId;

/**
 * A virtio memory balloon.
 *
 * @param statsPeriodSeconds how often the guest reports its memory statistics; 0 for never
 * @param autodeflate whether the guest takes memory back by itself before it kills a process for want of it
 * @param freePageReporting whether the guest gives pages back to the host as soon as they are free
 */
public record BalloonDevice(DeviceId id, int statsPeriodSeconds, boolean autodeflate, boolean freePageReporting)
        implements Device {

    public BalloonDevice {
        if (statsPeriodSeconds < 0) {
            throw new IllegalArgumentException(
                    "Statistics period of " + statsPeriodSeconds + " s is negative: 0 switches the statistics off");
        }
    }

    /** A balloon without further wishes. */
    public BalloonDevice(DeviceId id, int statsPeriodSeconds) {
        this(id, statsPeriodSeconds, false, false);
    }

    /** A balloon that reports every ten seconds. */
    public static BalloonDevice reporting(DeviceId id) {
        return new BalloonDevice(id, 10);
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.BALLOON;
    }

    @Override
    public Place place() {
        return Place.PCI_EXPRESS;
    }

    @Override
    public String description() {
        return "Memory balloon";
    }

    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.of(new BalloonDevice(newId, statsPeriodSeconds, autodeflate, freePageReporting));
    }
}
