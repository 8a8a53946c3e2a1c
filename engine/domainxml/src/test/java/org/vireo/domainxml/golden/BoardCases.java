package org.vireo.domainxml.golden;

import static org.vireo.domainxml.VmFixture.device;
import static org.vireo.domainxml.VmFixture.diskId;

import java.util.List;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.device.BalloonDevice;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GuestAgentChannelDevice;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.NicModel;
import org.vireo.model.device.RngDevice;
import org.vireo.model.device.SerialConsoleDevice;
import org.vireo.model.device.VideoDevice;
import org.vireo.model.device.VideoModel;
import org.vireo.model.id.MacAddress;
import org.vireo.model.spec.ResolvedDisk;
import org.vireo.model.storage.DiskFormat;

/** Whole VMs on boards other than Q35. */
final class BoardCases {

    private BoardCases() {}

    static List<GoldenCase> all() {
        return List.of(
                GoldenCase.tcg("legacy-i440fx", legacy()),
                GoldenCase.defined(
                                "aarch64",
                                arm(),
                                "needs the emulator of another architecture, which test machines need not have")
                        .on(VmFixture.ARM_HOST));
    }

    /** A guest of old: conventional PCI, IDE, an emulated network card. */
    private static VmFixture legacy() {
        return VmFixture.bare()
                .named("legacy", "From before virtio")
                .bios(BiosType.I440FX_SEA_BIOS)
                .image(diskId(1), new ResolvedDisk("/images/1.qcow2", DiskFormat.COW, true))
                .with(DiskDevice.attached(device(1), diskId(1), DiskBus.SATA))
                .image(diskId(2), new ResolvedDisk("/images/2.qcow2", DiskFormat.COW, true))
                .with(DiskDevice.attached(device(2), diskId(2), DiskBus.VIRTIO))
                .with(CdromDevice.empty(device(3)))
                .nic(new NicDevice(
                        device(4),
                        "nic1",
                        MacAddress.of("56:6f:1a:00:00:01"),
                        VmFixture.PROFILE,
                        NicModel.RTL8139,
                        true,
                        null))
                .with(GraphicsDevice.vnc(device(5)))
                .with(new VideoDevice(device(6), VideoModel.VGA))
                .with(new SerialConsoleDevice(device(7)))
                .with(BalloonDevice.reporting(device(8)))
                .with(RngDevice.urandom(device(9)));
    }

    private static VmFixture arm() {
        return VmFixture.bare()
                .named("arm", "On the board without a model in nature")
                .disk(DiskDevice.attached(device(1), diskId(1), DiskBus.VIRTIO), "/images/1.qcow2", DiskFormat.COW)
                .disk(DiskDevice.attached(device(2), diskId(2), DiskBus.VIRTIO_SCSI), "/images/2.raw", DiskFormat.RAW)
                .with(CdromDevice.empty(device(3)))
                .nic(NicDevice.virtio(device(4), "nic1", MacAddress.of("56:6f:1a:00:00:01"), VmFixture.PROFILE))
                .with(new SerialConsoleDevice(device(5)))
                .with(new GuestAgentChannelDevice(device(6)))
                .with(GraphicsDevice.vnc(device(7)))
                .with(new VideoDevice(device(8), VideoModel.VIRTIO))
                .with(BalloonDevice.reporting(device(9)))
                .with(RngDevice.urandom(device(10)));
    }
}
