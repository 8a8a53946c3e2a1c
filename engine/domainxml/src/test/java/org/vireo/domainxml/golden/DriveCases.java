package org.vireo.domainxml.golden;

import static org.vireo.domainxml.VmFixture.device;
import static org.vireo.domainxml.VmFixture.diskId;

import java.util.List;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.device.CdromBus;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.device.FloppyDevice;
import org.vireo.model.device.LeaseDevice;
import org.vireo.model.spec.Payload;
import org.vireo.model.spec.PayloadContent;
import org.vireo.model.spec.PayloadFile;
import org.vireo.model.spec.ResolvedDisk;
import org.vireo.model.storage.DiskFormat;

/** Drives for media, and leases. */
final class DriveCases {

    private DriveCases() {}

    static List<GoldenCase> all() {
        return List.of(
                GoldenCase.tcg("cdrom", cdroms()),
                GoldenCase.tcg("cdrom-buses", buses()),
                GoldenCase.tcg("floppy", floppies()),
                GoldenCase.tcg("lease", leases()));
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

    private static VmFixture buses() {
        return VmFixture.bare()
                .image(diskId(1), new ResolvedDisk("/images/install.iso", DiskFormat.RAW, true))
                .with(new CdromDevice(device(1), new CdromMedium.IsoDisk(diskId(1)), 1, CdromBus.VIRTIO_SCSI))
                .with(CdromDevice.empty(device(2)).withBus(CdromBus.SATA))
                .with(new CdromDevice(device(3), new CdromMedium.IsoDisk(diskId(1)), null, CdromBus.USB));
    }

    private static VmFixture floppies() {
        return VmFixture.bare()
                .with(FloppyDevice.payload(device(1)))
                .payload(Payload.sysprep(
                        device(1),
                        List.of(new PayloadFile("Autounattend.xml", new PayloadContent.Secret("start-1-answers")))))
                .image(diskId(2), new ResolvedDisk("/images/drivers.img", DiskFormat.RAW, true))
                .with(new FloppyDevice(device(2), new CdromMedium.IsoDisk(diskId(2))));
    }

    private static VmFixture leases() {
        return VmFixture.bare()
                .with(new LeaseDevice(device(1), "vireo-1", "vm-1", "/images/leases", 1_048_576))
                .with(new LeaseDevice(device(2), "vireo-1", "vm-2", "/images/leases", 0));
    }
}
