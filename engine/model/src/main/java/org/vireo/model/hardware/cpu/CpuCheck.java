package org.vireo.model.hardware.cpu;

/** How closely libvirt compares what was asked for with what the guest gets. */
public enum CpuCheck {
    NONE,
    PARTIAL,
    FULL
}
