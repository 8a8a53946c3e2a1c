package org.vireo.model.device;

/** The IOMMUs that QEMU emulates. */
public enum IommuModel {
    /** VT-d; x86. */
    INTEL,
    /** Paravirtual. */
    VIRTIO,
    /** ARM's. */
    SMMUV3
}
