package org.vireo.model.device;

/** The bus that an input device is attached to. */
public enum InputBus {
    USB,
    VIRTIO
}
