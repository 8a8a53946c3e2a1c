package org.vireo.model.vm;

/** How a device record stands to what the host reported last. */
public enum DeviceState {
    /** The VM does not run, or nothing was read yet. */
    UNKNOWN,
    /** The host reports it. */
    PAIRED,
    /** The host reports it, but not the network filter that it is configured to be behind. */
    UNPROTECTED,
    /** The host does not report it although the VM runs. It stays in the configuration. */
    MISSING,
    /** The host reports it, the configuration does not have it: libvirt or somebody on the host added it. */
    UNMANAGED
}
