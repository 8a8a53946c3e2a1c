package org.vireo.domainxml.golden;

import static org.vireo.domainxml.VmFixture.device;
import static org.vireo.domainxml.VmFixture.diskId;

import java.util.List;
import java.util.UUID;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
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
import org.vireo.model.hardware.Platform;
import org.vireo.model.hardware.VirtioScsi;
import org.vireo.model.spec.ResolvedDisk;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.storage.DiskSource;

/** Disks. */
final class StorageCases {

    private static final DiskSource.SecretLogin LOGIN = new DiskSource.SecretLogin("vireo", new UUID(0x0c0c_4000L, 1));
    private static final String NO_DEVICE = "a test machine has no block device to spare";
    private static final String NO_SERVER = "a test machine has no server of network storage";

    private StorageCases() {}

    static List<GoldenCase> all() {
        return List.of(
                GoldenCase.tcg("disk", disks()),
                GoldenCase.tcg("disk-driver", drivers()),
                GoldenCase.tcg("disk-limits", limits()),
                GoldenCase.tcg("disk-options", options()),
                GoldenCase.tcg("disk-ide", ide()),
                GoldenCase.tcg("disk-scsi-threads", scsiThreads()),
                GoldenCase.tcg("disk-32", many()),
                GoldenCase.defined("disk-block", block(), NO_DEVICE),
                GoldenCase.schemaOnly("disk-lun", luns(), "libvirt 9.0 takes unfiltered SG_IO no more"),
                GoldenCase.defined("disk-nbd", nbd(), NO_SERVER),
                GoldenCase.defined("disk-iscsi", iscsi(), NO_SERVER),
                GoldenCase.defined("disk-rbd", rbd(), NO_SERVER));
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
                .with(new DiskDevice(device(4), diskId(4), DiskBus.VIRTIO, null, true, false))
                .disk(DiskDevice.attached(device(5), diskId(5), DiskBus.USB), "/images/5.raw", DiskFormat.RAW);
    }

    /** All that the board of old has room for, with the CD-ROM drive. */
    private static VmFixture ide() {
        VmFixture vm = VmFixture.bare().bios(BiosType.I440FX_SEA_BIOS).with(CdromDevice.empty(device(9)));
        for (int number = 1; number <= 3; number++) {
            vm.disk(
                    DiskDevice.attached(device(number), diskId(number), DiskBus.IDE),
                    "/images/" + number + ".qcow2",
                    DiskFormat.COW);
        }
        return vm;
    }

    /** Every way to serve a disk, and more disks than threads. */
    private static VmFixture drivers() {
        VmFixture vm = VmFixture.bare().platform(Platform.DEFAULT.withIoThreads(2));
        driver(vm, 1, new DiskDriver(DiskCache.NONE, DiskIo.NATIVE, DiskErrorPolicy.REPORT, DetectZeroes.ON, 4, null));
        driver(
                vm,
                2,
                new DiskDriver(DiskCache.DIRECTSYNC, DiskIo.NATIVE, DiskErrorPolicy.IGNORE, DetectZeroes.UNMAP, 0, 1));
        driver(
                vm,
                3,
                new DiskDriver(
                        DiskCache.WRITEBACK, DiskIo.THREADS, DiskErrorPolicy.ENOSPACE, DetectZeroes.OFF, 0, null));
        driver(
                vm,
                4,
                new DiskDriver(
                        DiskCache.WRITETHROUGH, DiskIo.IO_URING, DiskErrorPolicy.STOP, DetectZeroes.OFF, 1, null));
        driver(vm, 5, new DiskDriver(DiskCache.UNSAFE, DiskIo.AUTO, DiskErrorPolicy.STOP, DetectZeroes.OFF, 0, null));
        return vm;
    }

    private static void driver(VmFixture vm, int number, DiskDriver driver) {
        vm.disk(
                DiskDevice.attached(device(number), diskId(number), DiskBus.VIRTIO)
                        .withOptions(DiskOptions.DEFAULT.withDriver(driver)),
                "/images/" + number + ".qcow2",
                DiskFormat.COW);
    }

    private static VmFixture limits() {
        IoLimits inAll = new IoLimits(
                new IoLimit(10_000_000, 50_000_000, 60),
                IoLimit.NONE,
                IoLimit.NONE,
                new IoLimit(500, 1000, 0),
                IoLimit.NONE,
                IoLimit.NONE,
                4096);
        IoLimits apart = new IoLimits(
                IoLimit.NONE,
                IoLimit.of(10_000_000),
                new IoLimit(5_000_000, 20_000_000, 10),
                IoLimit.NONE,
                new IoLimit(500, 2000, 5),
                IoLimit.of(100),
                0);
        return VmFixture.bare()
                .disk(limited(1, DiskBus.VIRTIO, inAll), "/images/1.qcow2", DiskFormat.COW)
                .disk(limited(2, DiskBus.VIRTIO_SCSI, apart), "/images/2.raw", DiskFormat.RAW);
    }

    private static DiskDevice limited(int number, DiskBus bus, IoLimits limits) {
        return DiskDevice.attached(device(number), diskId(number), bus)
                .withOptions(DiskOptions.DEFAULT.withLimits(limits));
    }

    private static VmFixture options() {
        DiskOptions written = new DiskOptions(
                "WD-1234.5+6_7", true, DiskDriver.DEFAULT, IoLimits.NONE, LunAccess.NONE, new BlockSize(512, 4096));
        return VmFixture.bare()
                .disk(
                        DiskDevice.attached(device(1), diskId(1), DiskBus.VIRTIO)
                                .withOptions(written),
                        "/images/1.qcow2",
                        DiskFormat.COW)
                .disk(
                        DiskDevice.attached(device(2), diskId(2), DiskBus.VIRTIO_SCSI)
                                .withOptions(DiskOptions.DEFAULT.withBlockSize(new BlockSize(4096, 4096))),
                        "/images/2.raw",
                        DiskFormat.RAW)
                .image(
                        diskId(3),
                        new ResolvedDisk(new DiskSource.ImageFile("/images/3.raw"), DiskFormat.RAW, true, true))
                .with(DiskDevice.attached(device(3), diskId(3), DiskBus.VIRTIO_SCSI))
                .image(
                        diskId(4),
                        new ResolvedDisk(new DiskSource.ImageFile("/tmpfs/4.raw"), DiskFormat.RAW, false, true))
                .with(DiskDevice.attached(device(4), diskId(4), DiskBus.VIRTIO));
    }

    /** Threads for the controllers, of which there are as many as threads. */
    private static VmFixture scsiThreads() {
        VmFixture vm = VmFixture.bare()
                .platform(Platform.DEFAULT.withIoThreads(3).withScsi(new VirtioScsi(VirtioScsi.AUTO_QUEUES)));
        for (int number = 1; number <= 5; number++) {
            vm.disk(
                    DiskDevice.attached(device(number), diskId(number), DiskBus.VIRTIO_SCSI),
                    "/images/" + number + ".raw",
                    DiskFormat.RAW);
        }
        return vm;
    }

    private static VmFixture many() {
        VmFixture vm = VmFixture.bare().platform(Platform.DEFAULT.withIoThreads(2));
        for (int number = 1; number <= 32; number++) {
            DiskBus bus = number <= 20 ? DiskBus.VIRTIO : DiskBus.VIRTIO_SCSI;
            vm.disk(
                    DiskDevice.attached(device(number), diskId(number), bus),
                    "/images/" + number + ".qcow2",
                    DiskFormat.COW);
        }
        return vm;
    }

    private static VmFixture block() {
        return VmFixture.bare()
                .image(diskId(1), ResolvedDisk.raw(new DiskSource.BlockDevice("/dev/vg0/1")))
                .with(DiskDevice.attached(device(1), diskId(1), DiskBus.VIRTIO))
                .image(
                        diskId(2),
                        new ResolvedDisk(new DiskSource.BlockDevice("/dev/vg0/2"), DiskFormat.COW, true, false))
                .with(DiskDevice.attached(device(2), diskId(2), DiskBus.VIRTIO_SCSI));
    }

    private static VmFixture luns() {
        return VmFixture.bare()
                .image(diskId(1), ResolvedDisk.raw(new DiskSource.BlockDevice("/dev/disk/by-id/wwn-1")))
                .with(lun(1, new LunAccess(true, SgIo.DEFAULT, true, false)))
                .image(diskId(2), ResolvedDisk.raw(new DiskSource.BlockDevice("/dev/disk/by-id/wwn-2")))
                .with(lun(2, new LunAccess(true, SgIo.FILTERED, false, true)))
                .image(
                        diskId(3),
                        ResolvedDisk.raw(new DiskSource.Iscsi(server(0), "iqn.2026-01.org.example:t", 3, null, null)))
                .with(lun(3, new LunAccess(true, SgIo.DEFAULT, false, false)));
    }

    private static DiskDevice lun(int number, LunAccess access) {
        return DiskDevice.attached(device(number), diskId(number), DiskBus.VIRTIO_SCSI)
                .withOptions(DiskOptions.DEFAULT.withLun(access));
    }

    private static VmFixture nbd() {
        return VmFixture.bare()
                .image(diskId(1), ResolvedDisk.raw(new DiskSource.Nbd(server(10_810), "disk-1", true)))
                .with(DiskDevice.attached(device(1), diskId(1), DiskBus.VIRTIO))
                .image(diskId(2), ResolvedDisk.raw(new DiskSource.Nbd(server(0), "", false)))
                .with(DiskDevice.attached(device(2), diskId(2), DiskBus.VIRTIO_SCSI));
    }

    private static VmFixture iscsi() {
        return VmFixture.bare()
                .image(
                        diskId(1),
                        ResolvedDisk.raw(new DiskSource.Iscsi(
                                server(3261),
                                "iqn.2026-01.org.example:target",
                                1,
                                "iqn.2026-01.org.example:host",
                                LOGIN)))
                .with(DiskDevice.attached(device(1), diskId(1), DiskBus.VIRTIO));
    }

    private static VmFixture rbd() {
        return VmFixture.bare()
                .image(
                        diskId(1),
                        ResolvedDisk.raw(
                                new DiskSource.Rbd(List.of(server(0), server(3300)), "pool", "disk-1", null, LOGIN)))
                .with(DiskDevice.attached(device(1), diskId(1), DiskBus.VIRTIO))
                .image(
                        diskId(2),
                        ResolvedDisk.raw(new DiskSource.Rbd(List.of(), "pool", "disk-2", "/etc/ceph/ceph.conf", null)))
                .with(DiskDevice.attached(device(2), diskId(2), DiskBus.VIRTIO_SCSI));
    }

    private static DiskSource.StorageServer server(int port) {
        return new DiskSource.StorageServer("storage.example", port);
    }
}
