package org.vireo.domainxml.device.storage;

import org.vireo.domainxml.spi.BuildInput;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.Device;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.FloppyDevice;
import org.vireo.model.spec.DeviceEntry;

/**
 * Names of disks on the host: {@code vda}, {@code vdb} … on virtio, {@code sda} … on SATA, SCSI and USB together,
 * {@code hda} … on IDE, {@code fda} … of floppy drives. They name a disk towards libvirt while the VM runs and mean
 * nothing to the guest. At a start they are given in order; a device of a running VM keeps its own, and a new one gets
 * the first that no other has.
 */
final class TargetNames {

    private TargetNames() {}

    /** The name of the device. */
    static String of(BuildInput input, Device device) {
        String prefix = prefix(input, device);
        String first = prefix + letters(place(input, device, prefix));
        return input.isPart() ? whileRunning(input, device, prefix, first) : first;
    }

    private static String whileRunning(BuildInput input, Device device, String prefix, String first) {
        for (DeviceEntry entry : input.vm().devices()) {
            String name = entry.hostName();
            if (name != null && entry.device().id().equals(device.id())) {
                return name;
            }
        }
        String name = first;
        for (int place = 0; isTaken(input, name); place++) {
            name = prefix + letters(place);
        }
        return name;
    }

    private static boolean isTaken(BuildInput input, String name) {
        for (DeviceEntry entry : input.vm().devices()) {
            if (name.equals(entry.hostName())) {
                return true;
            }
        }
        return false;
    }

    /** The number of the device among those of the same prefix. */
    private static int place(BuildInput input, Device device, String prefix) {
        int place = 0;
        for (DeviceEntry entry : input.vm().devices()) {
            Device other = entry.device();
            if (other.id().equals(device.id())) {
                break;
            }
            if (isNamed(other) && prefix.equals(prefix(input, other))) {
                place++;
            }
        }
        return place;
    }

    /** 0 is a, 25 is z, 26 is aa. */
    static String letters(int place) {
        String last = Character.toString('a' + place % 26);
        return place < 26 ? last : letters(place / 26 - 1) + last;
    }

    private static boolean isNamed(Device device) {
        return device instanceof DiskDevice || device instanceof CdromDevice || device instanceof FloppyDevice;
    }

    private static String prefix(BuildInput input, Device device) {
        if (device instanceof DiskDevice disk && disk.bus() == DiskBus.VIRTIO) {
            return "vd";
        }
        return switch (BusWords.of(input, device)) {
            case "ide" -> "hd";
            case "fdc" -> "fd";
            default -> "sd";
        };
    }
}
