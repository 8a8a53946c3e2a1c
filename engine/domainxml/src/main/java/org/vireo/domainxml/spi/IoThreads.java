package org.vireo.domainxml.spi;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.spec.DeviceEntry;

/**
 * Which of the VM's I/O threads serves what: virtio disks take them in turn from the first one on, virtio-scsi
 * controllers from the last one on. The guest sees nothing of it, so that it may differ from start to start.
 */
public final class IoThreads {

    private IoThreads() {}

    /** How many there are. */
    public static int count(BuildInput input) {
        return input.vm().hardware().platform().ioThreads();
    }

    /** The number of the thread for a disk, as libvirt wants it; null for none. */
    public static @Nullable String ofDisk(BuildInput input, DiskDevice disk) {
        int count = count(input);
        Integer chosen = disk.options().driver().ioThread();
        if (count == 0 || disk.bus() != DiskBus.VIRTIO) {
            return null;
        }
        return Integer.toString(chosen != null ? chosen : placeOnVirtio(input, disk) % count + 1);
    }

    /** The number of the thread for a virtio-scsi controller; null for none. */
    public static @Nullable String ofController(BuildInput input, int index) {
        int count = count(input);
        return count == 0 ? null : Integer.toString(count - index % count);
    }

    private static int placeOnVirtio(BuildInput input, DiskDevice disk) {
        int place = 0;
        for (DeviceEntry entry : input.vm().devices()) {
            if (entry.device().id().equals(disk.id())) {
                break;
            }
            if (entry.device() instanceof DiskDevice other && other.bus() == DiskBus.VIRTIO) {
                place++;
            }
        }
        return place;
    }
}
