package org.vireo.model.device;

/** What the guest sees its graphics card as. */
public enum VideoModel {
    VGA,
    VIRTIO,
    QXL,
    BOCHS,
    CIRRUS,
    /** A plain frame buffer without a card, drawn by the firmware. */
    RAMFB;

    /** Whether it can stand beside a primary card. QEMU's other models bring the VGA ports, of which there is one set. */
    public boolean canBeSecondary() {
        return this == VIRTIO || this == QXL;
    }

    /** Whether it can drive more than one screen. */
    public boolean hasHeads() {
        return this == VIRTIO || this == QXL;
    }
}
