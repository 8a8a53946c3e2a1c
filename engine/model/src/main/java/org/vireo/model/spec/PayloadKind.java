package org.vireo.model.spec;

/** Whom a payload is for. */
public enum PayloadKind {
    /** cloud-init's NoCloud data source. */
    NOCLOUD,
    /** OpenStack's config drive, which Ignition and cloud-init read. */
    CONFIG_DRIVE,
    /** An answer file of Windows Setup, on a floppy disk. */
    SYSPREP,
    /** An answer file of Windows Setup, on a CD-ROM. */
    UNATTEND
}
