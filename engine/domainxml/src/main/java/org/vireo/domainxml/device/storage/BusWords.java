package org.vireo.domainxml.device.storage;

import java.util.List;
import org.vireo.domainxml.spi.BuildInput;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.FloppyDevice;

/** libvirt's words for the buses of disks and drives. */
final class BusWords {

    private static final String SATA = "sata";
    private static final String IDE = "ide";

    private BusWords() {}

    /** The bus of a disk or drive. */
    static String of(BuildInput input, Device device) {
        return switch (device) {
            case DiskDevice disk -> word(disk.bus());
            case CdromDevice drive -> drive.bus() == null ? board(input, drive) : word(drive.bus());
            case FloppyDevice floppy -> "fdc";
            default -> throw new IllegalArgumentException(device + " is neither disk nor drive");
        };
    }

    /** Whether the emulator of the host has the bus and the kind of device, as far as libvirt tells; refuses if not. */
    static boolean offered(BuildInput input, Device device, String kind, String bus) {
        for (List<String> choice : List.of(List.of("bus", bus), List.of("diskDevice", kind))) {
            if (input.host().support().lacks("devices/disk/" + choice.getFirst(), choice.getLast())) {
                input.refuse("The emulator of the host has no " + choice.getLast() + " for disks, which device "
                        + device.id() + " is to have: choose another, or another host.");
                return false;
            }
        }
        return true;
    }

    /** What every firmware knows: the plan puts such drives where the mainboard has their controller. */
    private static String board(BuildInput input, CdromDevice drive) {
        return input.addresses().of(drive) instanceof DeviceAddress.Drive place && place.bus() > 0 ? IDE : SATA;
    }

    private static String word(DiskBus bus) {
        return switch (bus) {
            case VIRTIO -> "virtio";
            case VIRTIO_SCSI -> "scsi";
            case SATA -> SATA;
            case USB -> "usb";
            case IDE -> IDE;
        };
    }
}
