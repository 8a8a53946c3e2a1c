package org.vireo.domainxml.device.storage;

import org.vireo.domainxml.spi.BuildInput;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.Device;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.hardware.Chipset;
import org.vireo.model.spec.DeviceEntry;

/**
 * Names of disks on the host: {@code vda}, {@code vdb} … on virtio, {@code hda} … on IDE, {@code sda} … on SATA and SCSI
 * together. They name a disk towards libvirt while the VM runs and mean nothing to the guest.
 */
final class TargetNames {

    private TargetNames() {}

    /** The name of the device: its prefix and its number among those of the same prefix. */
    static String of(BuildInput input, Device device) {
        String prefix = prefix(input, device);
        int place = 0;
        for (DeviceEntry entry : input.vm().devices()) {
            Device other = entry.device();
            if (other.id().equals(device.id())) {
                break;
            }
            if ((other instanceof DiskDevice || other instanceof CdromDevice)
                    && prefix(input, other).equals(prefix)) {
                place++;
            }
        }
        return prefix + letters(place);
    }

    /** 0 is a, 25 is z, 26 is aa. */
    static String letters(int place) {
        String last = Character.toString('a' + place % 26);
        return place < 26 ? last : letters(place / 26 - 1) + last;
    }

    private static String prefix(BuildInput input, Device device) {
        if (device instanceof DiskDevice disk) {
            return disk.bus() == DiskBus.VIRTIO ? "vd" : "sd";
        }
        return input.chipset() == Chipset.I440FX ? "hd" : "sd";
    }
}
