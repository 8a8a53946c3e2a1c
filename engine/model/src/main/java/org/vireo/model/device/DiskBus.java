package org.vireo.model.device;

/** The bus that a disk is attached to. */
public enum DiskBus {
    VIRTIO,
    VIRTIO_SCSI,
    SATA
}
