package org.vireo.model.device.disk;

/** Which SCSI commands the host lets pass. What was unfiltered once is refused by libvirt 9 and newer, for no kernel offers it. */
public enum SgIo {
    /** What the host does by itself. */
    DEFAULT,
    FILTERED
}
