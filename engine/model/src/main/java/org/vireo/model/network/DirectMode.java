package org.vireo.model.network;

/** How macvtap shares a network device of the host. */
public enum DirectMode {
    /** Guests of the same device reach each other at once. */
    BRIDGE,
    /** Every frame goes out: the switch sends it back (802.1Qbg). */
    VEPA,
    /** Guests of the same device never reach each other. */
    PRIVATE,
    /** One guest has the device for itself. */
    PASSTHROUGH
}
