package org.vireo.core.monitoring.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vireo.core.monitoring.match.MatchResult.Evidence;
import org.vireo.domainxml.device.compute.GuestAgentChannelXml;
import org.vireo.domainxml.device.console.SmartcardXml;
import org.vireo.domainxml.device.console.SpiceAgentChannelXml;
import org.vireo.model.device.BalloonDevice;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.FilesystemDevice;
import org.vireo.model.device.FloppyDevice;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GuestAgentChannelDevice;
import org.vireo.model.device.HostDevice;
import org.vireo.model.device.InputDevice;
import org.vireo.model.device.IommuDevice;
import org.vireo.model.device.LeaseDevice;
import org.vireo.model.device.MemoryDevice;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.PanicDevice;
import org.vireo.model.device.RedirectionDevice;
import org.vireo.model.device.RedirectionFilterDevice;
import org.vireo.model.device.RngDevice;
import org.vireo.model.device.SerialConsoleDevice;
import org.vireo.model.device.SmartcardDevice;
import org.vireo.model.device.SoundDevice;
import org.vireo.model.device.SpiceAgentChannelDevice;
import org.vireo.model.device.TpmDevice;
import org.vireo.model.device.VideoDevice;
import org.vireo.model.device.VirtioConsoleDevice;
import org.vireo.model.device.VsockDevice;
import org.vireo.model.device.WatchdogDevice;
import org.vireo.model.reported.ReportedBalloon;
import org.vireo.model.reported.ReportedCdrom;
import org.vireo.model.reported.ReportedChannel;
import org.vireo.model.reported.ReportedController;
import org.vireo.model.reported.ReportedDevice;
import org.vireo.model.reported.ReportedDisk;
import org.vireo.model.reported.ReportedFilesystem;
import org.vireo.model.reported.ReportedFloppy;
import org.vireo.model.reported.ReportedGraphics;
import org.vireo.model.reported.ReportedHostDevice;
import org.vireo.model.reported.ReportedInput;
import org.vireo.model.reported.ReportedIommu;
import org.vireo.model.reported.ReportedLease;
import org.vireo.model.reported.ReportedMemory;
import org.vireo.model.reported.ReportedNic;
import org.vireo.model.reported.ReportedPanic;
import org.vireo.model.reported.ReportedRedirection;
import org.vireo.model.reported.ReportedRedirectionFilter;
import org.vireo.model.reported.ReportedRng;
import org.vireo.model.reported.ReportedSerial;
import org.vireo.model.reported.ReportedSmartcard;
import org.vireo.model.reported.ReportedSound;
import org.vireo.model.reported.ReportedTpm;
import org.vireo.model.reported.ReportedVideo;
import org.vireo.model.reported.ReportedVirtioConsole;
import org.vireo.model.reported.ReportedVsock;
import org.vireo.model.reported.ReportedWatchdog;
import org.vireo.model.reported.UnknownDevice;

/**
 * What a device can be known by, other than our alias.
 *
 * <p>The address counts for kinds alone that have nothing better: two cards with different MACs are two cards, also
 * when the second sits where the first one was.
 */
final class Keys {

    /** One thing that a device can be known by; keys of different kinds never meet. */
    record Key(DeviceKind kind, Evidence evidence, String value) {}

    private Keys() {}

    /** The kind of record that a report belongs to; null for devices that are never configured. */
    static @Nullable DeviceKind kindOf(ReportedDevice reported) {
        return switch (reported) {
            case ReportedDisk disk -> DeviceKind.DISK;
            case ReportedNic nic -> DeviceKind.NIC;
            case ReportedCdrom cdrom -> DeviceKind.CDROM;
            case ReportedFloppy floppy -> DeviceKind.FLOPPY;
            case ReportedLease lease -> DeviceKind.LEASE;
            case ReportedGraphics graphics -> DeviceKind.GRAPHICS;
            case ReportedVideo video -> DeviceKind.VIDEO;
            case ReportedSerial serial -> DeviceKind.SERIAL_CONSOLE;
            case ReportedRng rng -> DeviceKind.RNG;
            case ReportedBalloon balloon -> DeviceKind.BALLOON;
            case ReportedChannel channel ->
                SpiceAgentChannelXml.PORT_NAME.equals(channel.name())
                        ? DeviceKind.SPICE_AGENT_CHANNEL
                        : DeviceKind.GUEST_AGENT_CHANNEL;
            case ReportedVirtioConsole console -> DeviceKind.VIRTIO_CONSOLE;
            case ReportedInput input -> DeviceKind.INPUT;
            case ReportedSound sound -> DeviceKind.SOUND;
            case ReportedSmartcard card -> DeviceKind.SMARTCARD;
            case ReportedRedirection port -> DeviceKind.REDIRECTION;
            case ReportedRedirectionFilter filter -> DeviceKind.REDIRECTION_FILTER;
            case ReportedTpm tpm -> DeviceKind.TPM;
            case ReportedWatchdog watchdog -> DeviceKind.WATCHDOG;
            case ReportedPanic panic -> DeviceKind.PANIC;
            case ReportedMemory memory -> DeviceKind.MEMORY;
            case ReportedIommu iommu -> DeviceKind.IOMMU;
            case ReportedHostDevice host -> DeviceKind.HOST_DEVICE;
            case ReportedVsock socket -> DeviceKind.VSOCK;
            case ReportedFilesystem share -> DeviceKind.FILESYSTEM;
            case ReportedController controller -> null;
            case UnknownDevice unknown -> null;
        };
    }

    /** Whether libvirt gives devices of the kind no alias, so that in a VM of ours too their keys say which they are. */
    static boolean hasNoAlias(ReportedDevice reported) {
        DeviceKind kind = kindOf(reported);
        return kind == DeviceKind.GRAPHICS
                || kind == DeviceKind.LEASE
                || kind == DeviceKind.SMARTCARD
                || kind == DeviceKind.REDIRECTION_FILTER;
    }

    /** Keys of a record, the strongest first. */
    static List<Key> of(ConfiguredDevice record) {
        Collector keys = new Collector(record.device().kind());
        switch (record.device()) {
            case GraphicsDevice graphics ->
                keys.add(Evidence.GRAPHICS_PROTOCOL, graphics.protocol().name().toLowerCase(Locale.ROOT));
            case NicDevice nic -> keys.add(Evidence.MAC, mac(nic.mac().value(), nic.standsIn()));
            case HostDevice host -> keys.add(Evidence.SOURCE, host.source().toString());
            case FilesystemDevice share -> keys.add(Evidence.TAG, share.tag());
            case VsockDevice socket -> keys.address(record.address());
            case DiskDevice disk ->
                keys.add(Evidence.SERIAL, disk.diskId().toString()).add(Evidence.SOURCE, record.sourcePath());
            case GuestAgentChannelDevice channel -> keys.add(Evidence.PORT_NAME, GuestAgentChannelXml.PORT_NAME);
            case SpiceAgentChannelDevice channel -> keys.add(Evidence.PORT_NAME, SpiceAgentChannelXml.PORT_NAME);
            case RedirectionFilterDevice filter ->
                keys.add(Evidence.ONE_AT_MOST, filter.kind().name());
            case IommuDevice iommu ->
                keys.add(Evidence.ONE_AT_MOST, iommu.kind().name());
            case MemoryDevice memory -> keys.at(memory.store().path(), record.address());
            case SmartcardDevice card -> keys.address(SmartcardXml.ADDRESS);
            case VirtioConsoleDevice console -> keys.address(record.address());
            case InputDevice input -> keys.address(record.address());
            case SoundDevice sound -> keys.address(record.address());
            case RedirectionDevice port -> keys.address(record.address());
            case LeaseDevice lease -> keys.add(Evidence.LEASE, lease(lease.lockspace(), lease.key()));
            case CdromDevice cdrom -> keys.address(record.address());
            case FloppyDevice floppy -> keys.address(record.address());
            case VideoDevice video -> keys.address(record.address());
            case RngDevice rng -> keys.address(record.address());
            case BalloonDevice balloon -> keys.address(record.address());
            case SerialConsoleDevice serial -> keys.address(record.address());
            case TpmDevice tpm -> keys.add(Evidence.MODEL, tpm.model().word());
            case WatchdogDevice watchdog ->
                keys.add(Evidence.MODEL, watchdog.model().word());
            case PanicDevice panic -> keys.add(Evidence.MODEL, panic.model().word());
        }
        return keys.found;
    }

    /** Keys of a reported device, the strongest first. */
    static List<Key> of(ReportedDevice reported) {
        DeviceKind kind = kindOf(reported);
        if (kind == null) {
            return List.of();
        }
        Collector keys = new Collector(kind);
        switch (reported) {
            case ReportedGraphics graphics -> keys.add(Evidence.GRAPHICS_PROTOCOL, graphics.protocol());
            case ReportedNic nic -> keys.add(Evidence.MAC, mac(nic.mac(), nic.standIn()));
            case ReportedHostDevice host ->
                keys.add(
                        Evidence.SOURCE,
                        host.source() == null ? null : host.source().toString());
            case ReportedFilesystem share -> keys.add(Evidence.TAG, share.tag());
            case ReportedVsock socket -> keys.address(socket.address());
            case ReportedDisk disk -> keys.add(Evidence.SERIAL, disk.serial()).add(Evidence.SOURCE, disk.sourcePath());
            case ReportedChannel channel -> keys.add(Evidence.PORT_NAME, channel.name());
            case ReportedRedirectionFilter filter -> keys.add(Evidence.ONE_AT_MOST, kind.name());
            case ReportedIommu iommu -> keys.add(Evidence.ONE_AT_MOST, kind.name());
            case ReportedMemory memory -> keys.at(memory.sourcePath(), memory.address());
            case ReportedSmartcard card -> keys.address(card.address());
            case ReportedVirtioConsole console -> keys.address(console.address());
            case ReportedInput input -> keys.address(input.address());
            case ReportedSound sound -> keys.address(sound.address());
            case ReportedRedirection port -> keys.address(port.address());
            case ReportedLease lease -> keys.add(Evidence.LEASE, lease(lease.lockspace(), lease.key()));
            case ReportedCdrom cdrom -> keys.address(cdrom.address());
            case ReportedFloppy floppy -> keys.address(floppy.address());
            case ReportedVideo video -> keys.address(video.address());
            case ReportedRng rng -> keys.address(rng.address());
            case ReportedBalloon balloon -> keys.address(balloon.address());
            case ReportedSerial serial -> keys.address(serial.address());
            case ReportedTpm tpm -> keys.add(Evidence.MODEL, tpm.model());
            case ReportedWatchdog watchdog -> keys.add(Evidence.MODEL, watchdog.model());
            case ReportedPanic panic -> keys.add(Evidence.MODEL, panic.model());
            case ReportedController controller -> {}
            case UnknownDevice unknown -> {}
        }
        return keys.found;
    }

    /** Neither word has a slash. */
    private static String lease(String lockspace, String key) {
        return lockspace + "/" + key;
    }

    /** The two cards of a failover pair have one address. */
    private static @Nullable String mac(@Nullable String mac, boolean standsIn) {
        return mac != null && standsIn ? mac + " stand-in" : mac;
    }

    private static final class Collector {

        private final DeviceKind kind;
        private final List<Key> found = new ArrayList<>(2);

        Collector(DeviceKind kind) {
            this.kind = kind;
        }

        Collector add(Evidence evidence, @Nullable String value) {
            if (value != null) {
                found.add(new Key(kind, evidence, value));
            }
            return this;
        }

        /** What lies in a file of the host is known by it. */
        void at(@Nullable String path, @Nullable DeviceAddress address) {
            add(Evidence.SOURCE, path).address(address);
        }

        void address(@Nullable DeviceAddress address) {
            add(Evidence.ADDRESS, address == null ? null : address.toString());
        }
    }
}
