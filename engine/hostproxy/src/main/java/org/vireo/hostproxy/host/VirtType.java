package org.vireo.hostproxy.host;

/** libvirt's domain type: hardware virtualization or emulation. */
public enum VirtType {
    KVM,
    QEMU
}
