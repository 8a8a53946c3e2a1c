package org.vireo.model.storage;

/** Disk states, named as in the oVirt API. */
public enum DiskStatus {
    /** A task works on its image. */
    LOCKED,
    OK,
    /** Its image could not be made or is gone. */
    ILLEGAL
}
