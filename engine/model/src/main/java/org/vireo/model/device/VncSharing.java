package org.vireo.model.device;

/** What happens when a second client opens a VNC console. */
public enum VncSharing {
    /** A client that asks for it has the console for itself, and the others are put out. */
    ALLOW_EXCLUSIVE,
    /** Nobody is ever put out. */
    FORCE_SHARED,
    /** Everybody is let in, whatever was asked for. */
    IGNORE
}
