package org.vireo.model.device;

/** By what a record and a reported device are found to be one, the strongest first. */
public enum Evidence {
    ALIAS,
    GRAPHICS_PROTOCOL,
    /** libvirt takes no second one in a VM. */
    ONE_AT_MOST,
    LEASE,
    MAC,
    SERIAL,
    SOURCE,
    PORT_NAME,
    /** Of kinds of which QEMU has one of each model at most, most without an address. */
    MODEL,
    TAG,
    ADDRESS
}
