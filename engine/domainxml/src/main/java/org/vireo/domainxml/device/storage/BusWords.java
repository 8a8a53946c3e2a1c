package org.vireo.domainxml.device.storage;

import org.vireo.domainxml.spi.BuildInput;
import org.vireo.model.device.CdromBus;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.Device;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.FloppyDevice;
import org.vireo.model.hardware.Chipset;

/** libvirt's words for the buses of disks and drives. */
final class BusWords {

    private static final String SATA = "sata";
    private static final String IDE = "ide";
    private static final String SCSI = "scsi";
    private static final String USB = "usb";

    private BusWords() {}

    /** The bus of a disk or drive. */
    static String of(BuildInput input, Device device) {
        return switch (device) {
            case DiskDevice disk -> word(disk.bus());
            case CdromDevice drive -> word(input, drive.bus());
            case FloppyDevice floppy -> "fdc";
            default -> throw new IllegalArgumentException(device + " is neither disk nor drive");
        };
    }

    /** Whether the emulator of the host has the bus and the kind of device, as far as libvirt tells; refuses if not. */
    static boolean isOffered(BuildInput input, Device device, String kind, String bus) {
        return offered(input, device, "devices/disk/bus", bus)
                && offered(input, device, "devices/disk/diskDevice", kind);
    }

    private static boolean offered(BuildInput input, Device device, String choice, String word) {
        boolean lacking = input.host().support().lacks(choice, word);
        if (lacking) {
            input.refuse("The emulator of the host has no " + word + " for disks, which device " + device.id()
                    + " is to have: choose another, or another host.");
        }
        return !lacking;
    }

    /** What the board has for drives that every firmware and guest knows. */
    private static String board(Chipset chipset) {
        return switch (chipset) {
            case Q35 -> SATA;
            case I440FX -> IDE;
            case VIRT -> SCSI;
        };
    }

    private static String word(DiskBus bus) {
        return switch (bus) {
            case VIRTIO -> "virtio";
            case VIRTIO_SCSI -> SCSI;
            case SATA -> SATA;
            case IDE -> IDE;
            case USB -> USB;
        };
    }

    private static String word(BuildInput input, CdromBus bus) {
        return switch (bus) {
            case MAINBOARD -> board(input.chipset());
            case VIRTIO_SCSI -> SCSI;
            case SATA -> SATA;
            case USB -> USB;
        };
    }
}
