package org.vireo.model.device;

/** Where the sound of a guest goes. */
public enum SoundOutput {
    /** Nowhere: the guest has a card, and nobody hears it. */
    NONE,
    /** To the client of the SPICE console. */
    SPICE
}
