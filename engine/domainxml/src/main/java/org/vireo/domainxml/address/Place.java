package org.vireo.domainxml.address;

import org.vireo.model.device.BalloonDevice;
import org.vireo.model.device.CdromBus;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceAddress.Drive;
import org.vireo.model.device.DeviceAddress.Pci;
import org.vireo.model.device.DeviceAddress.VirtioSerial;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.FilesystemDevice;
import org.vireo.model.device.FloppyDevice;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GuestAgentChannelDevice;
import org.vireo.model.device.HostDevice;
import org.vireo.model.device.InputDevice;
import org.vireo.model.device.IommuDevice;
import org.vireo.model.device.IommuModel;
import org.vireo.model.device.LeaseDevice;
import org.vireo.model.device.MemoryDevice;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.NicModel;
import org.vireo.model.device.PanicDevice;
import org.vireo.model.device.RedirectionDevice;
import org.vireo.model.device.RedirectionFilterDevice;
import org.vireo.model.device.RngDevice;
import org.vireo.model.device.SerialConsoleDevice;
import org.vireo.model.device.SmartcardDevice;
import org.vireo.model.device.SoundDevice;
import org.vireo.model.device.SoundModel;
import org.vireo.model.device.SpiceAgentChannelDevice;
import org.vireo.model.device.TpmDevice;
import org.vireo.model.device.VideoDevice;
import org.vireo.model.device.VideoModel;
import org.vireo.model.device.VirtioConsoleDevice;
import org.vireo.model.device.VsockDevice;
import org.vireo.model.device.WatchdogDevice;
import org.vireo.model.device.host.HostDeviceSource;

/** The bus that a device sits on, and which addresses there are on it. */
enum Place {
    PCI_EXPRESS,
    CONVENTIONAL_PCI,
    GRAPHICS,
    IOMMU,
    SCSI,
    SATA,
    IDE,
    FLOPPY,
    /** Whatever the board has for drives that every firmware and guest knows. */
    BOARD_DRIVE,
    VIRTIO_SERIAL,
    USB,
    /** The one slot of the smartcard reader. */
    SMARTCARD,
    NONE;

    static Place of(Device device) {
        return switch (device) {
            case DiskDevice disk -> of(disk.bus());
            case NicDevice nic -> of(nic.model());
            case CdromDevice cdrom -> of(cdrom.bus());
            case FloppyDevice floppy -> FLOPPY;
            case LeaseDevice lease -> NONE;
            case BalloonDevice balloon -> PCI_EXPRESS;
            case RngDevice rng -> PCI_EXPRESS;
            case VideoDevice video -> of(video);
            case InputDevice input -> of(input);
            case SoundDevice sound -> sound.model() == SoundModel.USB ? USB : CONVENTIONAL_PCI;
            case RedirectionDevice redirection -> USB;
            case SmartcardDevice smartcard -> SMARTCARD;
            case MemoryDevice memory -> of(memory);
            case IommuDevice iommu -> iommu.model() == IommuModel.VIRTIO ? IOMMU : NONE;
            case GuestAgentChannelDevice channel -> VIRTIO_SERIAL;
            case SpiceAgentChannelDevice channel -> VIRTIO_SERIAL;
            case VirtioConsoleDevice console -> VIRTIO_SERIAL;
            case WatchdogDevice watchdog -> of(watchdog);
            case PanicDevice panic -> of(panic);
            case TpmDevice tpm -> NONE;
            case GraphicsDevice graphics -> NONE;
            case RedirectionFilterDevice filter -> NONE;
            case SerialConsoleDevice serial -> of(serial);
            case HostDevice host -> of(host.source());
            case VsockDevice socket -> PCI_EXPRESS;
            case FilesystemDevice share -> PCI_EXPRESS;
        };
    }

    private static Place of(MemoryDevice memory) {
        return switch (memory.model()) {
            case DIMM, NVDIMM -> NONE;
            case VIRTIO_MEM, VIRTIO_PMEM -> PCI_EXPRESS;
        };
    }

    private static Place of(InputDevice input) {
        return switch (input.bus()) {
            case USB -> USB;
            case VIRTIO -> PCI_EXPRESS;
        };
    }

    private static Place of(SerialConsoleDevice serial) {
        return switch (serial.port()) {
            case BUILT_IN -> NONE;
            case PCI -> CONVENTIONAL_PCI;
            case USB -> USB;
        };
    }

    private static Place of(VideoDevice video) {
        if (video.model() == VideoModel.RAMFB) {
            return NONE;
        }
        if (!video.secondary()) {
            return GRAPHICS;
        }
        return video.model() == VideoModel.VIRTIO ? PCI_EXPRESS : CONVENTIONAL_PCI;
    }

    private static Place of(DiskBus bus) {
        return switch (bus) {
            case VIRTIO -> PCI_EXPRESS;
            case VIRTIO_SCSI -> SCSI;
            case SATA -> SATA;
            case USB -> USB;
        };
    }

    private static Place of(CdromBus bus) {
        return switch (bus) {
            case MAINBOARD -> BOARD_DRIVE;
            case VIRTIO_SCSI -> SCSI;
            case SATA -> SATA;
            case USB -> USB;
        };
    }

    private static Place of(WatchdogDevice watchdog) {
        return switch (watchdog.model()) {
            case I6300ESB -> CONVENTIONAL_PCI;
            case IB700 -> NONE;
        };
    }

    private static Place of(PanicDevice panic) {
        return switch (panic.model()) {
            case PVPANIC -> CONVENTIONAL_PCI;
            case ISA, HYPERV -> NONE;
        };
    }

    private static Place of(NicModel model) {
        return switch (model) {
            case VIRTIO, E1000E -> PCI_EXPRESS;
            case E1000, RTL8139 -> CONVENTIONAL_PCI;
        };
    }

    private static Place of(HostDeviceSource source) {
        return switch (source) {
            case HostDeviceSource.Pci pci -> PCI_EXPRESS;
            case HostDeviceSource.Mdev mdev -> PCI_EXPRESS;
            case HostDeviceSource.Scsi scsi -> SCSI;
            case HostDeviceSource.UsbProduct usb -> USB;
            case HostDeviceSource.UsbPlace usb -> USB;
        };
    }

    /** Whether an address on another bus than PCI is one of this place. */
    boolean fits(DeviceAddress address) {
        return switch (this) {
            case SCSI -> address instanceof Drive drive && ScsiUnits.fits(drive);
            case SATA ->
                address instanceof Drive drive
                        && drive.controller() < MachineLayout.MAX_SATA_CONTROLLERS
                        && drive.bus() == 0
                        && onlyUnit(drive, MachineLayout.SATA_UNITS - 1);
            case IDE ->
                address instanceof Drive drive && drive.controller() == 0 && drive.bus() <= 1 && onlyUnit(drive, 1);
            case FLOPPY ->
                address instanceof Drive drive && drive.controller() == 0 && drive.bus() == 0 && onlyUnit(drive, 1);
            case VIRTIO_SERIAL ->
                address instanceof VirtioSerial port && port.controller() == 0 && port.bus() == 0 && port.port() >= 1;
            case PCI_EXPRESS, CONVENTIONAL_PCI, GRAPHICS, IOMMU, BOARD_DRIVE, USB, SMARTCARD, NONE -> false;
        };
    }

    /** Whether the address is that of a device which is alone in its slot. */
    static boolean whole(Pci pci) {
        return pci.domain() == 0 && pci.function() == 0 && !pci.multifunction();
    }

    private static boolean onlyUnit(Drive drive, int highest) {
        return drive.target() == 0 && drive.unit() <= highest;
    }
}
