package org.vireo.model.device.disk;

/** What becomes of zeroes that the guest writes. */
public enum DetectZeroes {
    /** They are written. */
    OFF,
    /** They are written in the short way that the storage has for them. */
    ON,
    /** They are given back to the storage, where the guest's discards are. */
    UNMAP
}
