package org.vireo.model.hardware.memory;

/** When the host gives a guest its memory. */
public enum MemoryAllocation {
    /** All of it before the guest runs. */
    IMMEDIATE,
    /** Page by page as the guest uses it. */
    ONDEMAND
}
