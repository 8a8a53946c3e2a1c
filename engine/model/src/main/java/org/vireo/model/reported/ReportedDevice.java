package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;

/**
 * One device element of a reported XML.
 *
 * <p>The {@code console} element that mirrors a serial port is not a device of its own and is left out.
 */
public sealed interface ReportedDevice
        permits ReportedBalloon,
                ReportedCdrom,
                ReportedChannel,
                ReportedController,
                ReportedDisk,
                ReportedGraphics,
                ReportedNic,
                ReportedRng,
                ReportedSerial,
                ReportedVideo,
                UnknownDevice {

    /** The name of its XML element. */
    String element();

    /** libvirt's alias; null when it has none. */
    @Nullable
    String alias();

    /** Where it sits; null when it has no address. */
    @Nullable
    DeviceAddress address();
}
