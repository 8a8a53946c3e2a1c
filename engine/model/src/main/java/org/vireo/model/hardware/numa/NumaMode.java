package org.vireo.model.hardware.numa;

/** How strictly memory comes from the host nodes that are named. */
public enum NumaMode {
    /** From these or not at all. */
    STRICT,
    /** In turn from each of these. */
    INTERLEAVE,
    /** From this one as long as it has any. */
    PREFERRED,
    /** As the kernel does by the control group of the processors. */
    RESTRICTIVE
}
