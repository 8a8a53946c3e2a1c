package org.vireo.model.device.disk;

/** Which SCSI commands the host lets pass. */
public enum SgIo {
    /** What the host does by itself. */
    DEFAULT,
    FILTERED,
    UNFILTERED
}
