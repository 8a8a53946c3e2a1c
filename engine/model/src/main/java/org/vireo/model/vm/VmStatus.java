package org.vireo.model.vm;

/** VM states, named as in the oVirt API. */
public enum VmStatus {
    DOWN,
    /** Its disks are being made. */
    IMAGE_LOCKED,
    /** A start was accepted; the host has not answered yet. */
    WAIT_FOR_LAUNCH,
    UP,
    PAUSED,
    POWERING_DOWN,
    REBOOT_IN_PROGRESS,
    /** Nobody can say: its host does not answer, or an answer was lost. It may run. */
    UNKNOWN;

    /** Whether the VM certainly runs nowhere. */
    public boolean isCertainlyOff() {
        return this == DOWN || this == IMAGE_LOCKED;
    }

    /** Whether the VM is on a host as far as anybody knows. */
    public boolean isOnHost() {
        return !isCertainlyOff();
    }
}
