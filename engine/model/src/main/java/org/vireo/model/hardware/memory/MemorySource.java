package org.vireo.model.hardware.memory;

/** What the host keeps a guest's memory in. */
public enum MemorySource {
    ANONYMOUS,
    /** A file in the directory that libvirt is configured with. */
    FILE,
    /** A file without a name, which can be shared. */
    MEMFD
}
