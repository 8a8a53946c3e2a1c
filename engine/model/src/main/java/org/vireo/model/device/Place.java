package org.vireo.model.device;

/** The bus that a device sits on. */
public enum Place {
    PCI_EXPRESS,
    CONVENTIONAL_PCI,
    /** The primary video card's own slot, where firmware looks for it. */
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
    /** None with addresses. */
    NONE
}
