package org.vireo.model.device;

/** Protocols of graphical consoles. */
public enum GraphicsProtocol {
    VNC,
    SPICE
}
