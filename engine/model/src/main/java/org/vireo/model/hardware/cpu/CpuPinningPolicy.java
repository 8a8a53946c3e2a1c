package org.vireo.model.hardware.cpu;

/** Who decides which of the host's processors run which vCPU; oVirt's terms. */
public enum CpuPinningPolicy {
    /** The host's kernel. */
    NONE,
    /** The pins that are given. */
    MANUAL,
    /** The guest gets the host's sockets and NUMA nodes, with one processor of each core left out. */
    RESIZE_AND_PIN_NUMA,
    /** Each vCPU has a processor that no other such guest uses. */
    DEDICATED,
    /** Each vCPU has a core that no other such guest uses. */
    ISOLATE_THREADS
}
