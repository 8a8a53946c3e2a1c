package org.vireo.model.reported;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.Mark;

/**
 * One device element of a reported XML.
 *
 * <p>The {@code console} element that mirrors a serial port is not a device of its own, nor is an {@code audio} element, the
 * host's end of sound cards: both are left out.
 */
public sealed interface ReportedDevice
        permits ReportedCdrom,
                ReportedChannel,
                ReportedController,
                ReportedDisk,
                ReportedFilesystem,
                ReportedFloppy,
                ReportedGraphics,
                ReportedHostDevice,
                ReportedLease,
                ReportedMemory,
                ReportedNic,
                ReportedPlain,
                ReportedRedirectionFilter,
                ReportedSerial,
                ReportedVirtioConsole,
                ReportedVsock,
                UnknownDevice {

    /** The kind of record that it can be; null for what is never configured. */
    @Nullable
    DeviceKind kind();

    /** What it is called on its host: a tap device, a port, a path; null for nothing. */
    default @Nullable String hostSide() {
        return null;
    }

    /** The name of a disk or drive on the host, such as vda; null for what has none. */
    default @Nullable String target() {
        return null;
    }

    /** What it is known by where it has no alias of ours, the strongest first. */
    default List<Mark> marks() {
        return Mark.ONLY_ITS_ADDRESS;
    }

    /** The name of its XML element. */
    String element();

    /** libvirt's alias; null when it has none. */
    @Nullable
    String alias();

    /** Where it sits; null when it has no address. */
    @Nullable
    DeviceAddress address();

    /** Whether libvirt gives its kind no alias, so that its marks say which it is in a VM of ours too. */
    default boolean isNeverAliased() {
        DeviceKind kind = kind();
        return kind != null && !kind.hasAlias();
    }
}
