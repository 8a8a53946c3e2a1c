package org.vireo.model.device;

/** What the guest sees its graphics card as. */
public enum VideoModel {
    VGA,
    VIRTIO,
    BOCHS
}
