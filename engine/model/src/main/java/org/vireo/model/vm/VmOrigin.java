package org.vireo.model.vm;

/** Where a VM comes from. */
public enum VmOrigin {
    /** Made by this engine, which is the only author of its configuration. */
    MANAGED,
    /** Found running on a host; listed, never touched. */
    EXTERNAL
}
