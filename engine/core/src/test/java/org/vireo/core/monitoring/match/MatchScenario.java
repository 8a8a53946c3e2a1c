package org.vireo.core.monitoring.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;
import org.vireo.domainxml.alias.UserAlias;
import org.vireo.model.device.BalloonDevice;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.Evidence;
import org.vireo.model.device.FilesystemDevice;
import org.vireo.model.device.FloppyDevice;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GuestAgentChannelDevice;
import org.vireo.model.device.HostDevice;
import org.vireo.model.device.InputDevice;
import org.vireo.model.device.IommuDevice;
import org.vireo.model.device.LeaseDevice;
import org.vireo.model.device.Mark;
import org.vireo.model.device.MemoryDevice;
import org.vireo.model.device.MemoryStore;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.PanicDevice;
import org.vireo.model.device.PanicModel;
import org.vireo.model.device.RedirectionDevice;
import org.vireo.model.device.RedirectionFilterDevice;
import org.vireo.model.device.RngDevice;
import org.vireo.model.device.SerialConsoleDevice;
import org.vireo.model.device.SmartcardDevice;
import org.vireo.model.device.SmartcardMode;
import org.vireo.model.device.SoundDevice;
import org.vireo.model.device.SoundModel;
import org.vireo.model.device.SoundOutput;
import org.vireo.model.device.SpiceAgentChannelDevice;
import org.vireo.model.device.TpmDevice;
import org.vireo.model.device.UsbFilterRule;
import org.vireo.model.device.VideoDevice;
import org.vireo.model.device.VideoModel;
import org.vireo.model.device.VirtioConsoleDevice;
import org.vireo.model.device.VsockDevice;
import org.vireo.model.device.WatchdogAction;
import org.vireo.model.device.WatchdogDevice;
import org.vireo.model.device.WatchdogModel;
import org.vireo.model.device.host.FilesystemDriver;
import org.vireo.model.device.host.HostDeviceSource;
import org.vireo.model.device.host.VirtiofsOptions;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.RunningMachine;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;
import org.vireo.model.id.MacAddress;
import org.vireo.model.id.VmId;
import org.vireo.model.reported.ReportedCdrom;
import org.vireo.model.reported.ReportedChannel;
import org.vireo.model.reported.ReportedController;
import org.vireo.model.reported.ReportedDevice;
import org.vireo.model.reported.ReportedDisk;
import org.vireo.model.reported.ReportedFilesystem;
import org.vireo.model.reported.ReportedFloppy;
import org.vireo.model.reported.ReportedGraphics;
import org.vireo.model.reported.ReportedHostDevice;
import org.vireo.model.reported.ReportedLease;
import org.vireo.model.reported.ReportedMemory;
import org.vireo.model.reported.ReportedMetadata;
import org.vireo.model.reported.ReportedNic;
import org.vireo.model.reported.ReportedPlain;
import org.vireo.model.reported.ReportedRedirectionFilter;
import org.vireo.model.reported.ReportedSerial;
import org.vireo.model.reported.ReportedVirtioConsole;
import org.vireo.model.reported.ReportedVm;
import org.vireo.model.reported.ReportedVsock;
import org.vireo.model.reported.UnknownDevice;
import org.vireo.model.reported.disk.ImageChain;
import org.vireo.model.reported.disk.ReportedImage;

/** Records and reports that collide on purpose: few ids, MACs, serials and addresses for many devices. */
record MatchScenario(List<ConfiguredDevice> configured, ReportedVm reported) {

    /** What {@link #device} can make. */
    private static final int KINDS = 26;

    static final VmId VM = new VmId(new UUID(1, 1));

    static Arbitrary<MatchScenario> any() {
        return Combinators.combine(
                        record().list().ofMaxSize(12).map(MatchScenario::distinctIds),
                        reportedDevice().list().ofMaxSize(16),
                        Arbitraries.of(true, false))
                .as((records, devices, ours) -> new MatchScenario(records, vm(ours, devices)));
    }

    static DeviceId id(int number) {
        return new DeviceId(new UUID(2, number));
    }

    static DiskId diskId(int number) {
        return new DiskId(new UUID(3, number));
    }

    static MacAddress mac(int number) {
        return MacAddress.of("56:6f:1a:00:00:0" + number);
    }

    static ReportedVm vm(boolean ours, List<ReportedDevice> devices) {
        return new ReportedVm(
                VM,
                "vm",
                new RunningMachine(CpuTopology.SINGLE, 1, 1 << 20, 0, 0, null),
                ours ? new ReportedMetadata(1, VM, 1, false, 0, List.of(), null) : null,
                devices);
    }

    /** What the host would report of the record, under the alias. */
    static ReportedDevice report(Device device, @Nullable String alias, @Nullable DeviceAddress address) {
        return switch (device) {
            case DiskDevice disk -> disk(disk, alias, address);
            case NicDevice nic -> nic(nic, alias, address);
            case CdromDevice cdrom -> new ReportedCdrom(alias, address, "sda", "sata", null);
            case FloppyDevice floppy -> new ReportedFloppy(alias, address, "fda", null);
            case LeaseDevice lease -> new ReportedLease(lease.lockspace(), lease.key(), lease.path());
            case GraphicsDevice graphics ->
                new ReportedGraphics(graphics.protocol().name().toLowerCase(Locale.ROOT), 5900, -1, "127.0.0.1");
            case SerialConsoleDevice serial -> new ReportedSerial(alias, address, "pty", "/dev/pts/0");
            case GuestAgentChannelDevice channel ->
                new ReportedChannel(alias, address, "unix", "org.qemu.guest_agent.0", null);
            case SpiceAgentChannelDevice channel ->
                new ReportedChannel(alias, address, "spicevmc", "com.redhat.spice.0", null);
            case VirtioConsoleDevice console -> new ReportedVirtioConsole(alias, address, "pty", "/dev/pts/1");
            case RedirectionFilterDevice filter ->
                new ReportedRedirectionFilter(filter.rules().size());
            case MemoryDevice memory -> report(memory, alias, address);
            case HostDevice host -> new ReportedHostDevice(alias, address, host.source());
            case VsockDevice socket -> new ReportedVsock(alias, address, socket.cid());
            case FilesystemDevice share -> new ReportedFilesystem(alias, address, share.directory(), share.tag());
            case SmartcardDevice card -> plain(card, null, SmartcardDevice.ADDRESS);
            default -> plain(device, alias, address);
        };
    }

    private static ReportedDisk disk(DiskDevice disk, @Nullable String alias, @Nullable DeviceAddress address) {
        return new ReportedDisk(
                alias,
                address,
                "vda",
                "virtio",
                disk.diskId().toString(),
                new ImageChain(List.of(new ReportedImage("file", "/i/" + disk.diskId(), "raw")), null));
    }

    private static ReportedNic nic(NicDevice nic, @Nullable String alias, @Nullable DeviceAddress address) {
        return new ReportedNic(
                alias,
                address,
                nic.mac().value(),
                new ReportedNic.Attachment("bridge", "br0"),
                "vnet0",
                "virtio",
                0,
                nic.linked(),
                0,
                null,
                List.of(),
                nic.standsIn());
    }

    private static ReportedPlain plain(Device device, @Nullable String alias, @Nullable DeviceAddress address) {
        Mark mark = device.marks().get(0);
        String model = mark.evidence() == Evidence.MODEL ? mark.value() : "model";
        return new ReportedPlain(device.kind(), "element", alias, address, model);
    }

    private static ReportedDevice report(MemoryDevice memory, @Nullable String alias, @Nullable DeviceAddress address) {
        return new ReportedMemory(
                alias,
                address,
                "dimm",
                memory.sizeBytes(),
                memory.sizeBytes(),
                memory.node(),
                memory.store().path());
    }

    private static Arbitrary<Integer> few() {
        return Arbitraries.integers().between(1, 6);
    }

    private static Arbitrary<@Nullable DeviceAddress> addresses() {
        return few().<@Nullable DeviceAddress>map(bus -> new DeviceAddress.Pci(0, bus, 0, 0))
                .injectNull(0.3);
    }

    private static Arbitrary<ConfiguredDevice> record() {
        Arbitrary<Integer> ids = Arbitraries.integers().between(1, 40);
        return Combinators.combine(ids, few(), Arbitraries.integers().between(0, KINDS - 1), addresses())
                .as((id, shared, kind, address) -> new ConfiguredDevice(device(kind, id(id), shared), address));
    }

    private static Device device(int kind, DeviceId id, int shared) {
        return switch (kind) {
            case 0 -> DiskDevice.attached(id, diskId(shared), DiskBus.VIRTIO);
            case 1 -> NicDevice.virtio(id, "nic" + shared, mac(shared), null);
            case 2 -> CdromDevice.empty(id);
            case 3 -> GraphicsDevice.vnc(id);
            case 4 -> new VideoDevice(id, VideoModel.VGA);
            case 5 -> new SerialConsoleDevice(id);
            case 6 -> RngDevice.urandom(id);
            case 7 -> BalloonDevice.reporting(id);
            case 8 -> new GuestAgentChannelDevice(id);
            case 9 -> new SpiceAgentChannelDevice(id);
            case 10 -> new VirtioConsoleDevice(id);
            case 11 -> InputDevice.tablet(id);
            case 12 -> new SoundDevice(id, SoundModel.ICH9, SoundOutput.NONE);
            case 13 -> new RedirectionDevice(id, null);
            case 14 -> new RedirectionFilterDevice(id, List.of(new UsbFilterRule(-1, -1, -1, -1, false)));
            case 15 -> new SmartcardDevice(id, SmartcardMode.PASSTHROUGH);
            case 16 -> TpmDevice.crb(id);
            case 17 -> new WatchdogDevice(id, WatchdogModel.I6300ESB, WatchdogAction.RESET);
            case 18 -> new PanicDevice(id, shared % 2 == 0 ? PanicModel.ISA : PanicModel.HYPERV);
            case 19 -> HostDevice.of(id, new HostDeviceSource.Pci(0, shared, 0, 0));
            case 20 -> new VsockDevice(id, 0);
            case 21 ->
                new FilesystemDevice(
                        id,
                        "/srv/" + shared,
                        "tag" + shared,
                        false,
                        FilesystemDriver.PLAN9_MAPPED,
                        VirtiofsOptions.DEFAULT);
            case 22 -> MemoryDevice.dimm(id, 1 << 20, shared);
            case 23 -> MemoryDevice.nvdimm(id, 1 << 20, 0, MemoryStore.file("/i/" + shared));
            case 24 -> IommuDevice.forManyVcpus(id);
            default -> GraphicsDevice.spice(id);
        };
    }

    private static Arbitrary<ReportedDevice> reportedDevice() {
        Arbitrary<@Nullable String> aliases = Arbitraries.integers()
                .between(1, 40)
                .<@Nullable String>map(number -> number % 4 == 0 ? "net" + number : UserAlias.of(id(number)))
                .injectNull(0.4);
        return Combinators.combine(Arbitraries.integers().between(0, KINDS + 1), few(), aliases, addresses())
                .as((kind, shared, alias, address) -> switch (kind) {
                    case KINDS -> new ReportedController(alias, address, "pci", shared, "pcie-root-port");
                    case KINDS + 1 -> new UnknownDevice("shmem", alias, address, Map.of());
                    default -> report(device(kind, id(1), shared), alias, address);
                });
    }

    private static List<ConfiguredDevice> distinctIds(List<ConfiguredDevice> records) {
        List<ConfiguredDevice> distinct = new ArrayList<>();
        for (ConfiguredDevice record : records) {
            if (distinct.stream()
                    .noneMatch(
                            other -> other.device().id().equals(record.device().id()))) {
                distinct.add(record);
            }
        }
        return distinct;
    }
}
