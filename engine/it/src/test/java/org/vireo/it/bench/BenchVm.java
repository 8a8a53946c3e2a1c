package org.vireo.it.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.device.BalloonDevice;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GuestAgentChannelDevice;
import org.vireo.model.device.InputDevice;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.RngDevice;
import org.vireo.model.device.SerialConsoleDevice;
import org.vireo.model.device.VideoDevice;
import org.vireo.model.device.VideoModel;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;
import org.vireo.model.id.MacAddress;
import org.vireo.model.id.VmId;
import org.vireo.model.id.VnicProfileId;
import org.vireo.model.spec.ConsolePassword;
import org.vireo.model.spec.DeviceEntry;
import org.vireo.model.spec.EmulatorSupport;
import org.vireo.model.spec.GuestHardware;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.Payload;
import org.vireo.model.spec.PayloadContent;
import org.vireo.model.spec.PayloadFile;
import org.vireo.model.spec.ResolvedDisk;
import org.vireo.model.spec.ResolvedNetwork;
import org.vireo.model.spec.VirtType;
import org.vireo.model.spec.VmIdentity;
import org.vireo.model.spec.VmResources;
import org.vireo.model.spec.VmSpec;
import org.vireo.model.storage.DiskFormat;

/**
 * What most VMs look like: two disks, a NIC, a payload drive and an empty one, and the small devices. With what the
 * engine adds, 27 device elements are written, and libvirt reports 31 devices.
 */
final class BenchVm {

    private static final VnicProfileId PROFILE = new VnicProfileId(id(0xb, 1));

    private BenchVm() {}

    static VmSpec spec() {
        DeviceId seed = device(3);
        return new VmSpec(
                new VmIdentity(new VmId(id(0xa, 1)), "typical", "What most VMs look like", 1),
                GuestHardware.of(256L << 20, new CpuTopology(1, 1, 1), BiosType.Q35_SEA_BIOS),
                false,
                devices(seed),
                new VmResources(
                        Map.of(
                                disk(1), new ResolvedDisk("/var/lib/vireo/images/1.qcow2", DiskFormat.COW, true),
                                disk(2), new ResolvedDisk("/var/lib/vireo/images/2.raw", DiskFormat.RAW, true)),
                        Map.of(PROFILE, new ResolvedNetwork("vireobr0")),
                        List.of(Payload.noCloud(
                                seed,
                                List.of(
                                        new PayloadFile("meta-data", new PayloadContent.Inline("instance-id: 1\n")),
                                        new PayloadFile("user-data", new PayloadContent.Secret("s-1")))))),
                ConsolePassword.LOCKED);
    }

    static HostFacts host() {
        return new HostFacts(
                VirtType.KVM,
                "x86_64",
                new EmulatorSupport(List.of("q35"), true, Map.of()),
                "/var/lib/vireo/payload",
                HostFacts.SYSTEM_STATE_DIRECTORY,
                null);
    }

    /** The same VM as a real libvirt reported it. */
    static String reported() {
        try (InputStream file = BenchVm.class.getResourceAsStream("reported-31-devices.xml")) {
            if (file == null) {
                throw new IllegalStateException("reported-31-devices.xml is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every device with the address that it has in {@link #reported()}, as on every start but the first. */
    private static List<DeviceEntry> devices(DeviceId seed) {
        return List.of(
                entry(DiskDevice.attached(device(1), disk(1), DiskBus.VIRTIO).withBootOrder(1), pci(2)),
                entry(DiskDevice.attached(device(2), disk(2), DiskBus.VIRTIO), pci(3)),
                entry(CdromDevice.payload(seed), new DeviceAddress.Drive(0, 0, 0, 0)),
                entry(CdromDevice.empty(device(4)), new DeviceAddress.Drive(0, 0, 0, 1)),
                entry(NicDevice.virtio(device(5), "nic1", MacAddress.of("56:6f:1a:00:00:01"), PROFILE), pci(1)),
                new DeviceEntry(new SerialConsoleDevice(device(6)), null),
                entry(new GuestAgentChannelDevice(device(7)), new DeviceAddress.VirtioSerial(0, 0, 1)),
                new DeviceEntry(GraphicsDevice.vnc(device(8)), null),
                entry(InputDevice.tablet(device(12)), new DeviceAddress.Usb(0, "1")),
                entry(new VideoDevice(device(9), VideoModel.VGA), new DeviceAddress.Pci(0, 0, 1, 0)),
                entry(BalloonDevice.reporting(device(10)), pci(4)),
                entry(RngDevice.urandom(device(11)), pci(5)));
    }

    private static DeviceEntry entry(Device device, DeviceAddress address) {
        return new DeviceEntry(device, address);
    }

    private static DeviceAddress pci(int bus) {
        return new DeviceAddress.Pci(0, bus, 0, 0);
    }

    private static DeviceId device(int number) {
        return new DeviceId(id(0xd, number));
    }

    private static DiskId disk(int number) {
        return new DiskId(id(0xe, number));
    }

    private static UUID id(int kind, int number) {
        return new UUID(kind * 0x0101_0101_0000_0000L | 0x4000L, 0x8000_0000_0000_0000L + number);
    }
}
