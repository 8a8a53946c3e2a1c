package org.vireo.model.device.disk;

/** What happens when the host cannot write. */
public enum DiskErrorPolicy {
    /** The guest is paused until somebody resumes it. */
    STOP,
    /** The guest is told. */
    REPORT,
    IGNORE,
    /** The guest is paused when the storage is full, and told of anything else. */
    ENOSPACE
}
