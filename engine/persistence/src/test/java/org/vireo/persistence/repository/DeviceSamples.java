package org.vireo.persistence.repository;

import java.util.List;
import java.util.UUID;
import org.vireo.model.device.BalloonDevice;
import org.vireo.model.device.CdromBus;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.FilesystemDevice;
import org.vireo.model.device.FloppyDevice;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GraphicsProtocol;
import org.vireo.model.device.GuestAgentChannelDevice;
import org.vireo.model.device.HostDevice;
import org.vireo.model.device.InputBus;
import org.vireo.model.device.InputDevice;
import org.vireo.model.device.InputType;
import org.vireo.model.device.IommuDevice;
import org.vireo.model.device.IommuModel;
import org.vireo.model.device.LeaseDevice;
import org.vireo.model.device.MemoryDevice;
import org.vireo.model.device.MemoryModel;
import org.vireo.model.device.MemoryStore;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.NicModel;
import org.vireo.model.device.PanicDevice;
import org.vireo.model.device.PanicModel;
import org.vireo.model.device.RedirectionDevice;
import org.vireo.model.device.RedirectionFilterDevice;
import org.vireo.model.device.RngDevice;
import org.vireo.model.device.RngLimit;
import org.vireo.model.device.RngSource;
import org.vireo.model.device.SerialBackend;
import org.vireo.model.device.SerialConsoleDevice;
import org.vireo.model.device.SerialPort;
import org.vireo.model.device.SmartcardDevice;
import org.vireo.model.device.SmartcardMode;
import org.vireo.model.device.SoundDevice;
import org.vireo.model.device.SoundModel;
import org.vireo.model.device.SoundOutput;
import org.vireo.model.device.SpiceAgentChannelDevice;
import org.vireo.model.device.SpiceChannel;
import org.vireo.model.device.SpiceOptions;
import org.vireo.model.device.SpiceStreaming;
import org.vireo.model.device.TpmDevice;
import org.vireo.model.device.TpmModel;
import org.vireo.model.device.UsbFilterRule;
import org.vireo.model.device.VideoDevice;
import org.vireo.model.device.VideoMemory;
import org.vireo.model.device.VideoModel;
import org.vireo.model.device.VirtioConsoleDevice;
import org.vireo.model.device.VncOptions;
import org.vireo.model.device.VncSharing;
import org.vireo.model.device.VsockDevice;
import org.vireo.model.device.WatchdogAction;
import org.vireo.model.device.WatchdogDevice;
import org.vireo.model.device.WatchdogModel;
import org.vireo.model.device.disk.BlockSize;
import org.vireo.model.device.disk.DetectZeroes;
import org.vireo.model.device.disk.DiskCache;
import org.vireo.model.device.disk.DiskDriver;
import org.vireo.model.device.disk.DiskErrorPolicy;
import org.vireo.model.device.disk.DiskIo;
import org.vireo.model.device.disk.DiskOptions;
import org.vireo.model.device.disk.IoLimit;
import org.vireo.model.device.disk.IoLimits;
import org.vireo.model.device.disk.LunAccess;
import org.vireo.model.device.disk.SgIo;
import org.vireo.model.device.host.FilesystemDriver;
import org.vireo.model.device.host.HostDeviceSource;
import org.vireo.model.device.host.MdevDisplay;
import org.vireo.model.device.host.OptionRom;
import org.vireo.model.device.host.VirtiofsOptions;
import org.vireo.model.device.network.FilterParameter;
import org.vireo.model.device.network.IpAddress;
import org.vireo.model.device.network.NicDriver;
import org.vireo.model.device.network.NicOptions;
import org.vireo.model.device.network.Teaming;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.hardware.numa.MemoryAccess;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;
import org.vireo.model.id.MacAddress;
import org.vireo.model.id.VnicProfileId;

/** A device of every kind with every field set. */
final class DeviceSamples {

    private DeviceSamples() {}

    static Device full(DeviceKind kind, DiskId diskId) {
        DeviceId id = new DeviceId(UUID.randomUUID());
        return switch (kind) {
            case DISK -> new DiskDevice(id, diskId, DiskBus.VIRTIO_SCSI, 1, true, true, diskOptions());
            case FLOPPY -> new FloppyDevice(id, new CdromMedium.IsoDisk(diskId));
            case LEASE -> new LeaseDevice(id, "space", "key", "/leases", 4096);
            case NIC -> nic(id);
            case CDROM -> new CdromDevice(id, new CdromMedium.IsoDisk(diskId), 3, CdromBus.VIRTIO_SCSI);
            case GRAPHICS -> graphics(id);
            case VIDEO -> new VideoDevice(id, VideoModel.QXL, 2, new VideoMemory(2048, 4096, 1024), true);
            case SERIAL_CONSOLE -> new SerialConsoleDevice(id, SerialPort.USB, SerialBackend.UNIX_SOCKET, true);
            case VIRTIO_CONSOLE -> new VirtioConsoleDevice(id);
            case INPUT -> new InputDevice(id, InputType.KEYBOARD, InputBus.VIRTIO);
            case SOUND -> new SoundDevice(id, SoundModel.AC97, SoundOutput.SPICE);
            case SPICE_AGENT_CHANNEL -> new SpiceAgentChannelDevice(id);
            case REDIRECTION -> new RedirectionDevice(id, 4);
            case REDIRECTION_FILTER ->
                new RedirectionFilterDevice(id, List.of(new UsbFilterRule(8, 0x1234, 0xbeef, 0x256, true)));
            case SMARTCARD -> new SmartcardDevice(id, SmartcardMode.HOST);
            case RNG -> new RngDevice(id, RngSource.HWRNG, new RngLimit(1024, 1000));
            case MEMORY -> memory(id);
            case IOMMU -> new IommuDevice(id, IommuModel.INTEL, true, true, false, true, 48);
            case BALLOON -> new BalloonDevice(id, 7, true, true);
            case GUEST_AGENT_CHANNEL -> new GuestAgentChannelDevice(id);
            case TPM -> new TpmDevice(id, TpmModel.TIS);
            case WATCHDOG -> new WatchdogDevice(id, WatchdogModel.IB700, WatchdogAction.INJECT_NMI);
            case PANIC -> new PanicDevice(id, PanicModel.HYPERV);
            case HOST_DEVICE -> hostDevice(id);
            case VSOCK -> new VsockDevice(id, 4_000_000_000L);
            case FILESYSTEM -> filesystem(id);
        };
    }

    private static Device memory(DeviceId id) {
        return new MemoryDevice(
                id,
                MemoryModel.NVDIMM,
                8 << 20,
                1,
                128 << 10,
                true,
                0,
                0,
                new MemoryStore("/m", 4096, true, 2048, CpuSet.of("0-1,4"), MemoryAccess.SHARED));
    }

    private static Device graphics(DeviceId id) {
        return new GraphicsDevice(
                id,
                GraphicsProtocol.SPICE,
                "de",
                new VncOptions(VncSharing.IGNORE, true),
                new SpiceOptions(
                        true, true, SpiceStreaming.ALL, true, List.of(SpiceChannel.MAIN, SpiceChannel.INPUTS)));
    }

    private static Device hostDevice(DeviceId id) {
        return new HostDevice(
                id,
                new HostDeviceSource.Pci(1, 2, 3, 4),
                true,
                false,
                false,
                new OptionRom(false, OptionRom.Bar.HIDDEN, "/usr/share/card.rom"),
                MdevDisplay.NONE,
                4);
    }

    private static NicDevice nic(DeviceId id) {
        return new NicDevice(
                id,
                "nic \"1\"",
                MacAddress.of("56:6f:1a:12:34:56"),
                new VnicProfileId(UUID.randomUUID()),
                NicModel.E1000E,
                true,
                2,
                nicOptions());
    }

    private static DiskOptions diskOptions() {
        IoLimit limit = new IoLimit(10, 20, 3);
        return new DiskOptions(
                "serial-1",
                true,
                new DiskDriver(DiskCache.DIRECTSYNC, DiskIo.NATIVE, DiskErrorPolicy.REPORT, DetectZeroes.UNMAP, 4, 2),
                new IoLimits(limit, IoLimit.NONE, IoLimit.NONE, IoLimit.NONE, limit, limit, 4096),
                new LunAccess(true, SgIo.FILTERED, true, true),
                new BlockSize(512, 4096));
    }

    private static Device filesystem(DeviceId id) {
        return new FilesystemDevice(
                id,
                "/srv/share",
                "data",
                false,
                FilesystemDriver.VIRTIOFS,
                new VirtiofsOptions(null, 512, VirtiofsOptions.Cache.ALWAYS, true));
    }

    private static NicOptions nicOptions() {
        return new NicOptions(
                new NicDriver(NicDriver.Backend.VHOST, 3),
                List.of(IpAddress.of("192.0.2.7"), IpAddress.of("2001:db8::7")),
                List.of(new FilterParameter(UUID.randomUUID(), "CTRL_IP_LEARNING", "none")),
                new OptionRom(true, OptionRom.Bar.DEFAULT, null),
                new HostDeviceSource.Pci(0, 0x3b, 2, 1),
                new Teaming(Teaming.Role.TRANSIENT, new DeviceId(UUID.randomUUID())));
    }
}
