package org.vireo.domainxml.golden;

import static org.vireo.domainxml.VmFixture.device;

import java.util.List;
import java.util.UUID;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.FilesystemDevice;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.HostDevice;
import org.vireo.model.device.VsockDevice;
import org.vireo.model.device.host.FilesystemDriver;
import org.vireo.model.device.host.HostDeviceSource;
import org.vireo.model.device.host.MdevDisplay;
import org.vireo.model.device.host.MdevMaking;
import org.vireo.model.device.host.OptionRom;
import org.vireo.model.device.host.VirtiofsOptions;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.Platform;
import org.vireo.model.hardware.memory.GuestMemory;
import org.vireo.model.hardware.memory.MemoryBacking;
import org.vireo.model.spec.GuestHardware;
import org.vireo.model.storage.DiskFormat;

/** What a guest takes from its host: devices, directories, sockets. */
final class HostCases {

    private HostCases() {}

    static List<GoldenCase> all() {
        return List.of(
                GoldenCase.defined("hostdev-pci", pci(), "needs a PCI device of the host with an IOMMU"),
                GoldenCase.defined("hostdev-usb", usb(), "needs USB devices at the host"),
                GoldenCase.defined("hostdev-scsi", scsi(), "needs SCSI units at the host"),
                GoldenCase.defined("hostdev-mdev", mdev(), "needs a graphics card that gives mediated devices"),
                GoldenCase.defined("vsock", vsock(3), "needs /dev/vhost-vsock on the host"),
                GoldenCase.defined("vsock-auto", vsock(0), "needs /dev/vhost-vsock on the host"),
                GoldenCase.tcg("filesystem-9p", plan9()),
                GoldenCase.tcg("filesystem-virtiofs", virtiofs()),
                GoldenCase.defined(
                        "filesystem-virtiofs-socket",
                        foreignVirtiofs(),
                        "names a socket of a virtiofsd that nobody runs"));
    }

    private static VmFixture pci() {
        return VmFixture.bare()
                .with(HostDevice.of(device(1), new HostDeviceSource.Pci(0, 0x65, 0, 0)))
                .with(new HostDevice(
                        device(2),
                        new HostDeviceSource.Pci(1, 0x03, 0x1f, 7),
                        false,
                        false,
                        false,
                        new OptionRom(false, OptionRom.Bar.HIDDEN, "/usr/share/vgabios/card.rom"),
                        MdevDisplay.NONE,
                        2,
                        null));
    }

    private static VmFixture usb() {
        return VmFixture.bare()
                .with(HostDevice.of(device(1), new HostDeviceSource.UsbProduct(0x046d, 0xc52b)))
                .with(HostDevice.of(device(2), new HostDeviceSource.UsbPlace(1, 14)));
    }

    private static VmFixture scsi() {
        return VmFixture.bare()
                .disk(
                        DiskDevice.attached(device(1), VmFixture.diskId(1), DiskBus.VIRTIO_SCSI),
                        "/images/1.qcow2",
                        DiskFormat.COW)
                .with(HostDevice.of(device(2), new HostDeviceSource.Scsi(2, 0, 3, 1)))
                .with(new HostDevice(
                        device(3),
                        new HostDeviceSource.Scsi(4, 1, 0, 4_294_967_295L),
                        false,
                        true,
                        true,
                        OptionRom.DEFAULT,
                        MdevDisplay.NONE,
                        1,
                        null));
    }

    private static VmFixture mdev() {
        return VmFixture.bare()
                .with(GraphicsDevice.vnc(device(4)))
                .with(mdev(1, MdevDisplay.NONE)
                        .withMaking(new MdevMaking("nvidia-63", "pci_0000_3b_00_0", "frame_rate_limiter=0")))
                .with(mdev(2, MdevDisplay.SCREEN))
                .with(mdev(3, MdevDisplay.SCREEN_FROM_BOOT));
    }

    static HostDevice mdev(int number, MdevDisplay display) {
        return new HostDevice(
                device(number),
                new HostDeviceSource.Mdev(new UUID(0x4b20d080_1b54_4048L, 0x85b3_a6a62d165c00L + number)),
                false,
                false,
                false,
                OptionRom.DEFAULT,
                display,
                null,
                null);
    }

    private static VmFixture vsock(long cid) {
        return VmFixture.bare().with(new VsockDevice(device(1), cid));
    }

    private static VmFixture plan9() {
        return VmFixture.bare()
                .with(plan9(1, "mapped", true, FilesystemDriver.PLAN9_MAPPED))
                .with(plan9(2, "squash", false, FilesystemDriver.PLAN9_SQUASH))
                .with(plan9(3, "pass", false, FilesystemDriver.PLAN9_PASSTHROUGH));
    }

    private static FilesystemDevice plan9(int number, String tag, boolean readOnly, FilesystemDriver driver) {
        return new FilesystemDevice(device(number), "/usr/share/misc", tag, readOnly, driver, VirtiofsOptions.DEFAULT);
    }

    private static VmFixture virtiofs() {
        return sharing()
                .with(virtiofs(1, VirtiofsOptions.DEFAULT))
                .with(virtiofs(2, new VirtiofsOptions(null, 512, VirtiofsOptions.Cache.ALWAYS, true)))
                .with(virtiofs(3, new VirtiofsOptions(null, 0, VirtiofsOptions.Cache.NONE, false)));
    }

    private static VmFixture foreignVirtiofs() {
        return sharing()
                .with(virtiofs(
                        1, new VirtiofsOptions("/run/virtiofsd/1.sock", 1024, VirtiofsOptions.Cache.DEFAULT, false)));
    }

    private static VmFixture sharing() {
        return VmFixture.bare()
                .hardware(new GuestHardware(
                        256L << 20,
                        CpuTopology.SINGLE,
                        BiosType.Q35_SEA_BIOS,
                        Platform.DEFAULT.withMemory(GuestMemory.DEFAULT.withBacking(MemoryBacking.shared()))));
    }

    private static FilesystemDevice virtiofs(int number, VirtiofsOptions options) {
        return new FilesystemDevice(
                device(number), "/usr/share/misc", "tag" + number, false, FilesystemDriver.VIRTIOFS, options);
    }
}
