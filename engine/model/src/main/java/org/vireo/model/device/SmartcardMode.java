package org.vireo.model.device;

/** Whose smartcard the guest sees. */
public enum SmartcardMode {
    /** The card of the SPICE client. */
    PASSTHROUGH,
    /** The card in the host, through its NSS database. */
    HOST
}
