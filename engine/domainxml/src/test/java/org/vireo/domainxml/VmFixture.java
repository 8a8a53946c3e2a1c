package org.vireo.domainxml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.vireo.model.hardware.Platform;
import org.vireo.model.hardware.UsbBus;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;
import org.vireo.model.id.MacAddress;
import org.vireo.model.id.VmId;
import org.vireo.model.id.VnicProfileId;
import org.vireo.model.spec.ConsolePassword;
import org.vireo.model.spec.DeviceEntry;
import org.vireo.model.spec.EmulatorSupport;
import org.vireo.model.spec.GuestHardware;
import org.vireo.model.spec.GuestProfile;
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

/** VMs for tests: sane defaults, one method per wish. */
public final class VmFixture {

    public static final HostFacts TCG_HOST = new HostFacts(
            VirtType.QEMU,
            "x86_64",
            new EmulatorSupport(List.of("pc-q35-7.2", "q35", "pc-i440fx-7.2", "pc"), true, Map.of()),
            "/var/lib/vireo/payload",
            HostFacts.SYSTEM_STATE_DIRECTORY,
            null);

    public static final HostFacts KVM_HOST = new HostFacts(
            VirtType.KVM,
            "x86_64",
            new EmulatorSupport(List.of(), false, Map.of()),
            "/var/lib/vireo/payload",
            HostFacts.SYSTEM_STATE_DIRECTORY,
            "/usr/bin/qemu-system-x86_64");

    public static final HostFacts ARM_HOST = new HostFacts(
            VirtType.QEMU,
            "aarch64",
            new EmulatorSupport(List.of("virt-7.2", "virt"), true, Map.of()),
            "/var/lib/vireo/payload",
            HostFacts.SYSTEM_STATE_DIRECTORY,
            null);

    public static final VmId VM_ID = new VmId(new UUID(0x0a0a0a0a_0000_4000L, 0x8000_000000000001L));
    public static final VnicProfileId PROFILE =
            new VnicProfileId(new UUID(0x0b0b0b0b_0000_4000L, 0x8000_000000000001L));

    private final List<DeviceEntry> devices = new ArrayList<>();
    private final Map<DiskId, ResolvedDisk> disks = new HashMap<>();
    private final Map<VnicProfileId, ResolvedNetwork> networks = new HashMap<>();
    private final List<Payload> payloads = new ArrayList<>();
    private VmIdentity identity = new VmIdentity(VM_ID, "fixture", "", 1);
    private GuestHardware hardware = GuestHardware.of(256L << 20, new CpuTopology(1, 1, 1), BiosType.Q35_SEA_BIOS);
    private boolean launchPaused;
    private ConsolePassword password = ConsolePassword.LOCKED;

    /** A VM without devices. */
    public static VmFixture bare() {
        return new VmFixture();
    }

    /** A VM with one of nearly everything: two disks, a NIC, a payload drive, an empty drive and the small devices. */
    public static VmFixture typical() {
        DeviceId seed = device(3);
        return bare().named("typical", "What most VMs look like")
                .disk(
                        new DiskDevice(device(1), diskId(1), DiskBus.VIRTIO, 1, false, true),
                        "/images/1.qcow2",
                        DiskFormat.COW)
                .disk(DiskDevice.attached(device(2), diskId(2), DiskBus.VIRTIO), "/images/2.raw", DiskFormat.RAW)
                .with(CdromDevice.payload(seed))
                .payload(Payload.noCloud(
                        seed,
                        List.of(
                                new PayloadFile("meta-data", new PayloadContent.Inline("instance-id: 1\n")),
                                new PayloadFile("user-data", new PayloadContent.Secret("s-1")))))
                .with(CdromDevice.empty(device(4)))
                .nic(NicDevice.virtio(device(5), "nic1", MacAddress.of("56:6f:1a:00:00:01"), PROFILE))
                .with(new SerialConsoleDevice(device(6)))
                .with(new GuestAgentChannelDevice(device(7)))
                .with(GraphicsDevice.vnc(device(8)))
                .with(InputDevice.tablet(device(12)))
                .with(new VideoDevice(device(9), VideoModel.VGA))
                .with(BalloonDevice.reporting(device(10)))
                .with(RngDevice.urandom(device(11)));
    }

    public static DeviceId device(int number) {
        return new DeviceId(new UUID(0x0d0d0d0d_0000_4000L, 0x8000_000000000000L + number));
    }

    public static DiskId diskId(int number) {
        return new DiskId(new UUID(0x0e0e0e0e_0000_4000L, 0x8000_000000000000L + number));
    }

    public VmFixture named(String name, String description) {
        identity = new VmIdentity(VM_ID, name, description, identity.configurationVersion());
        return this;
    }

    public VmFixture identity(VmIdentity newIdentity) {
        identity = newIdentity;
        return this;
    }

    public VmFixture hardware(GuestHardware newHardware) {
        hardware = newHardware;
        return this;
    }

    public VmFixture bios(BiosType bios) {
        hardware =
                new GuestHardware(hardware.memoryBytes(), hardware.cpu(), bios, hardware.platform(), hardware.guest());
        return this;
    }

    public VmFixture platform(Platform platform) {
        hardware =
                new GuestHardware(hardware.memoryBytes(), hardware.cpu(), hardware.bios(), platform, hardware.guest());
        return this;
    }

    public VmFixture guest(GuestProfile guest) {
        hardware =
                new GuestHardware(hardware.memoryBytes(), hardware.cpu(), hardware.bios(), hardware.platform(), guest);
        return this;
    }

    public VmFixture usb(UsbBus usb) {
        return platform(hardware.platform().withUsb(usb));
    }

    public VmFixture launchPaused() {
        launchPaused = true;
        return this;
    }

    public VmFixture password(ConsolePassword newPassword) {
        password = newPassword;
        return this;
    }

    public VmFixture with(Device device) {
        return at(device, null);
    }

    public VmFixture at(Device device, @Nullable DeviceAddress address) {
        devices.add(new DeviceEntry(device, address));
        return this;
    }

    public VmFixture disk(DiskDevice disk, String path, DiskFormat format) {
        return image(disk.diskId(), new ResolvedDisk(path, format, true)).with(disk);
    }

    public VmFixture image(DiskId disk, ResolvedDisk image) {
        disks.put(disk, image);
        return this;
    }

    public VmFixture nic(NicDevice nic) {
        VnicProfileId profile = nic.vnicProfileId();
        if (profile != null) {
            networks.putIfAbsent(profile, new ResolvedNetwork("vireobr0"));
        }
        return with(nic);
    }

    /** A network under a profile of its own. */
    public VmFixture network(VnicProfileId profile, ResolvedNetwork network) {
        networks.put(profile, network);
        return this;
    }

    public VmFixture payload(Payload payload) {
        payloads.add(payload);
        return this;
    }

    public VmSpec spec() {
        return new VmSpec(
                identity, hardware, launchPaused, devices, new VmResources(disks, networks, payloads), password);
    }
}
