package org.vireo.model.vm;

import java.util.Locale;

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

    /** The word on the wire and for people. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the VM certainly runs nowhere. */
    public boolean isCertainlyOff() {
        return this == DOWN || this == IMAGE_LOCKED;
    }

    /** Whether the VM is on a host as far as anybody knows. */
    public boolean isOnHost() {
        return !isCertainlyOff();
    }

    /** Whether nothing happens to it by itself, so that its devices can be changed. */
    public boolean isQuiet() {
        return this == DOWN || this == UP || this == PAUSED;
    }
}
