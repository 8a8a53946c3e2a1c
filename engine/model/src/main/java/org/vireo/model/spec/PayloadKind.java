package org.vireo.model.spec;

/** Whom a payload is for. */
public enum PayloadKind {
    /** cloud-init's NoCloud data source. */
    NOCLOUD
}
