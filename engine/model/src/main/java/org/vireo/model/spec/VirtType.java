package org.vireo.model.spec;

/** How a host runs guests: libvirt's domain type. */
public enum VirtType {
    KVM,
    /** Emulation in software (TCG). */
    QEMU
}
