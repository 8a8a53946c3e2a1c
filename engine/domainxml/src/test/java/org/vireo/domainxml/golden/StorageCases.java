package org.vireo.domainxml.golden;

import static org.vireo.domainxml.VmFixture.device;
import static org.vireo.domainxml.VmFixture.diskId;

import java.util.List;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.spec.Payload;
import org.vireo.model.spec.PayloadContent;
import org.vireo.model.spec.PayloadFile;
import org.vireo.model.spec.ResolvedDisk;
import org.vireo.model.storage.DiskFormat;

/** Disks and drives. */
final class StorageCases {

    private StorageCases() {}

    static List<GoldenCase> all() {
        return List.of(GoldenCase.tcg("disk", disks()), GoldenCase.tcg("cdrom", cdroms()));
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
}
