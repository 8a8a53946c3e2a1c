package org.vireo.model.device;

/** Channels of the SPICE protocol that can be told to speak TLS. */
public enum SpiceChannel {
    MAIN,
    DISPLAY,
    INPUTS,
    CURSOR,
    PLAYBACK,
    RECORD,
    SMARTCARD,
    USBREDIR
}
