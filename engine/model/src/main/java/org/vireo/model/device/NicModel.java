package org.vireo.model.device;

/** What the guest sees a network interface card as. */
public enum NicModel {
    VIRTIO,
    E1000E,
    E1000,
    RTL8139
}
