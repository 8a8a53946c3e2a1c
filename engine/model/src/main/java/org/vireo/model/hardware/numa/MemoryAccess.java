package org.vireo.model.hardware.numa;

/** Who on the host sees what a guest writes into its memory. */
public enum MemoryAccess {
    /** The guest's process alone. */
    PRIVATE,
    /** Processes that serve the guest's devices too: vhost-user and virtiofs need it. */
    SHARED
}
