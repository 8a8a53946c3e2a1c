package org.vireo.model.spec;

/** Whom a payload is for. */
public enum PayloadKind {
    /** cloud-init's NoCloud data source. */
    NOCLOUD,
    /** An answer file of Windows Setup, on a floppy disk. */
    SYSPREP
}
