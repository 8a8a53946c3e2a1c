package org.vireo.model.device;

/** The bus that a disk or drive is attached to. */
public enum DiskBus {
    VIRTIO,
    VIRTIO_SCSI,
    SATA,
    /** What guests from before SATA know; the board I440FX alone has it, with four places. */
    IDE,
    USB;

    /** Whether it takes and gives disks while the VM runs. */
    public boolean isHotPluggable() {
        return switch (this) {
            case VIRTIO, VIRTIO_SCSI, USB -> true;
            case SATA, IDE -> false;
        };
    }
}
