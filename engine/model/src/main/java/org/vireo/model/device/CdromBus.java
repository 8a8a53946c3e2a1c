package org.vireo.model.device;

/** The bus that a CD-ROM drive is attached to. */
public enum CdromBus {
    /** What the mainboard has, which every firmware knows: SATA, or IDE without PCI Express. */
    MAINBOARD,
    /** What cloud kernels of Linux know, which leave the drivers of mainboards out. */
    VIRTIO_SCSI,
    SATA,
    USB
}
