package org.vireo.model.device.host;

/** What a graphical mediated device shows. */
public enum MdevDisplay {
    /** Nothing: the guest computes with it. */
    NONE,
    /** The guest's screen, once its driver runs. */
    SCREEN,
    /** The guest's screen from the firmware on. QEMU takes one such device a VM. */
    SCREEN_FROM_BOOT
}
