package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;

/**
 * One device element of a reported XML.
 *
 * <p>The {@code console} element that mirrors a serial port is not a device of its own, nor is an {@code audio} element, the
 * host's end of sound cards: both are left out.
 */
public sealed interface ReportedDevice
        permits ReportedBalloon,
                ReportedCdrom,
                ReportedChannel,
                ReportedController,
                ReportedDisk,
                ReportedFilesystem,
                ReportedFloppy,
                ReportedGraphics,
                ReportedHostDevice,
                ReportedInput,
                ReportedLease,
                ReportedIommu,
                ReportedMemory,
                ReportedNic,
                ReportedRedirection,
                ReportedRedirectionFilter,
                ReportedRng,
                ReportedSerial,
                ReportedSmartcard,
                ReportedSound,
                ReportedVideo,
                ReportedVirtioConsole,
                ReportedPanic,
                ReportedTpm,
                ReportedWatchdog,
                ReportedVsock,
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
