package org.vireo.model.hardware;

/** The controller of a guest's USB bus. */
public enum UsbController {
    /** What the board usually has: xHCI with eight ports, and UHCI on an old PC. */
    CHIPSET,
    /** USB 3, 2 and 1 in one. */
    XHCI,
    /** USB 2 with the companions that speak USB 1, for guests that know no xHCI. */
    EHCI,
    /** USB 1 with two ports, as on a PC of the nineties. */
    UHCI,
    /** No USB. */
    NONE
}
