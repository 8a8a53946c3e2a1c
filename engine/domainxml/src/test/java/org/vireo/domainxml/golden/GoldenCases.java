package org.vireo.domainxml.golden;

import static org.vireo.domainxml.VmFixture.device;
import static org.vireo.domainxml.VmFixture.diskId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.device.BalloonDevice;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GraphicsProtocol;
import org.vireo.model.device.GuestAgentChannelDevice;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.NicModel;
import org.vireo.model.device.RngDevice;
import org.vireo.model.device.RngLimit;
import org.vireo.model.device.RngSource;
import org.vireo.model.device.SerialConsoleDevice;
import org.vireo.model.device.VideoDevice;
import org.vireo.model.device.VideoModel;
import org.vireo.model.id.MacAddress;
import org.vireo.model.spec.ConsolePassword;
import org.vireo.model.spec.CpuTopology;
import org.vireo.model.spec.GuestClock;
import org.vireo.model.spec.GuestHardware;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.Payload;
import org.vireo.model.spec.PayloadContent;
import org.vireo.model.spec.PayloadFile;
import org.vireo.model.spec.ResolvedDisk;
import org.vireo.model.spec.VmIdentity;
import org.vireo.model.spec.VmSpec;
import org.vireo.model.storage.DiskFormat;

/** The VMs whose XML lies in {@code src/test/golden}: one per device kind with its variants, and whole VMs. */
public final class GoldenCases {

    /** A VM on a host; the name is that of the golden file. */
    public record Case(String name, VmSpec vm, HostFacts host) {

        @Override
        public String toString() {
            return name;
        }
    }

    private GoldenCases() {}

    public static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        cases.add(tcg("bare", VmFixture.bare()));
        cases.add(tcg("disk", disks()));
        cases.add(tcg("cdrom", cdroms()));
        cases.add(tcg("nic", nics()));
        cases.add(tcg("graphics", graphics()));
        cases.add(tcg("video", videos()));
        cases.add(tcg(
                "serial-console",
                VmFixture.bare().with(new SerialConsoleDevice(device(1))).with(new SerialConsoleDevice(device(2)))));
        cases.add(tcg("rng", rngs()));
        cases.add(tcg("balloon", VmFixture.bare().with(new BalloonDevice(device(1), 5))));
        cases.add(tcg(
                "guest-agent-channel",
                VmFixture.bare().at(new GuestAgentChannelDevice(device(1)), new DeviceAddress.VirtioSerial(0, 0, 3))));
        cases.add(tcg("typical", VmFixture.typical()));
        cases.add(tcg("typical-uefi", VmFixture.typical().bios(BiosType.Q35_OVMF)));
        cases.add(new Case("typical-kvm", VmFixture.typical().spec(), VmFixture.KVM_HOST));
        cases.add(tcg("started-before", startedBefore()));
        cases.add(tcg("spiteful-texts", spitefulTexts()));
        cases.add(tcg(
                "launch-paused",
                VmFixture.bare()
                        .hardware(new GuestHardware(
                                3L << 30,
                                new CpuTopology(2, 3, 2),
                                BiosType.Q35_SEA_BIOS,
                                "pc-q35-7.2",
                                GuestClock.LOCALTIME))
                        .launchPaused()));
        return List.copyOf(cases);
    }

    private static Case tcg(String name, VmFixture vm) {
        return new Case(name, vm.spec(), VmFixture.TCG_HOST);
    }

    private static VmFixture disks() {
        return VmFixture.bare()
                .disk(
                        new DiskDevice(device(1), diskId(1), DiskBus.VIRTIO, 2, false, true),
                        "/images/1.qcow2",
                        DiskFormat.COW)
                .disk(
                        new DiskDevice(device(2), diskId(2), DiskBus.VIRTIO_SCSI, null, false, true),
                        "/images/2.raw",
                        DiskFormat.RAW)
                .disk(
                        new DiskDevice(device(3), diskId(3), DiskBus.SATA, null, false, false),
                        "/images/3.raw",
                        DiskFormat.RAW)
                .image(diskId(4), new ResolvedDisk("/tmpfs/4.raw", DiskFormat.RAW, false))
                .with(new DiskDevice(device(4), diskId(4), DiskBus.VIRTIO, null, true, false));
    }

    private static VmFixture cdroms() {
        return VmFixture.bare()
                .with(new CdromDevice(device(1), CdromMedium.EMPTY, 1))
                .image(diskId(1), new ResolvedDisk("/images/install.iso", DiskFormat.RAW, true))
                .with(new CdromDevice(device(2), new CdromMedium.IsoDisk(diskId(1)), null))
                .with(CdromDevice.payload(device(3)))
                .payload(Payload.noCloud(
                        device(3),
                        List.of(
                                new PayloadFile("meta-data", new PayloadContent.Inline("instance-id: ü\n")),
                                new PayloadFile("user-data", new PayloadContent.Secret("start-1-user-data")))));
    }

    private static VmFixture nics() {
        return VmFixture.bare()
                .nic(new NicDevice(device(1), "nic1", mac(1), VmFixture.PROFILE, NicModel.VIRTIO, true, 1))
                .nic(new NicDevice(device(2), "nic2", mac(2), VmFixture.PROFILE, NicModel.E1000E, false, null))
                .nic(new NicDevice(device(3), "nic3", mac(3), null, NicModel.RTL8139, true, null))
                .nic(new NicDevice(device(4), "nic4", mac(4), VmFixture.PROFILE, NicModel.E1000, true, null));
    }

    private static VmFixture graphics() {
        return VmFixture.bare()
                .with(new GraphicsDevice(device(1), GraphicsProtocol.VNC, "en-us"))
                .with(new VideoDevice(device(2), VideoModel.VIRTIO))
                .password(new ConsolePassword("s<&>\"'7", Instant.parse("2026-11-21T12:34:56Z")));
    }

    private static VmFixture videos() {
        return VmFixture.bare()
                .with(GraphicsDevice.vnc(device(1)))
                .at(new VideoDevice(device(2), VideoModel.BOCHS), new DeviceAddress.Pci(0, 0, 1, 0));
    }

    private static VmFixture rngs() {
        return VmFixture.bare()
                .with(new RngDevice(device(1), RngSource.RANDOM, new RngLimit(1024, 2000)))
                .with(RngDevice.urandom(device(2)))
                .with(new RngDevice(device(3), RngSource.HWRNG, null));
    }

    private static VmFixture startedBefore() {
        return VmFixture.bare()
                .image(diskId(1), new ResolvedDisk("/images/1.qcow2", DiskFormat.COW, true))
                .image(diskId(2), new ResolvedDisk("/images/2.qcow2", DiskFormat.COW, true))
                .at(DiskDevice.attached(device(1), diskId(1), DiskBus.VIRTIO), new DeviceAddress.Pci(0, 19, 0, 0))
                .at(DiskDevice.attached(device(2), diskId(2), DiskBus.VIRTIO_SCSI), new DeviceAddress.Drive(0, 0, 0, 5))
                .at(CdromDevice.empty(device(3)), new DeviceAddress.Drive(1, 0, 0, 2))
                .at(RngDevice.urandom(device(4)), new DeviceAddress.Pci(0, 3, 0, 0));
    }

    private static VmFixture spitefulTexts() {
        return VmFixture.bare()
                .identity(new VmIdentity(
                        VmFixture.VM_ID,
                        "<name> &amp; \"x\" 'y' ]]> \u202Eltr\u200F ü漢😀",
                        "line 1\nline 2\r\n\ttab ]]> <![CDATA[ &#0; <!-- -->",
                        Long.MAX_VALUE));
    }

    private static MacAddress mac(int number) {
        return MacAddress.of("56:6f:1a:00:00:0" + number);
    }
}
