package org.vireo.model.hardware.cpu;

/** Where the model of the guest's processors comes from. */
public enum CpuMode {
    /** What suits the host's virtualization: the host's model with KVM, all that QEMU has without. */
    DEFAULT,
    /** The model that libvirt describes the host by. */
    HOST_MODEL,
    /** The host's processor as it is. */
    HOST_PASSTHROUGH,
    /** The model of that name. */
    CUSTOM,
    /** All features that the host's virtualization can give. */
    MAXIMUM
}
