package org.vireo.model.device;

/** The bus that a disk or drive is attached to. */
public enum DiskBus {
    VIRTIO,
    VIRTIO_SCSI,
    SATA,
    USB
}
