package org.vireo.model.device;

/** What a serial port is on the host. */
public enum SerialBackend {
    PSEUDO_TERMINAL,
    /** A Unix socket in libvirt's state directory, named after the VM's id and the port's place. */
    UNIX_SOCKET
}
