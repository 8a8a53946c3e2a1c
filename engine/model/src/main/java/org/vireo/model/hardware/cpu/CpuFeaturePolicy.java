package org.vireo.model.hardware.cpu;

/** What is to be done about a feature of a processor. */
public enum CpuFeaturePolicy {
    /** Shown to the guest whether the host has it or not. */
    FORCE,
    /** The guest has it, and starts nowhere else. */
    REQUIRE,
    /** The guest has it where the host does. */
    OPTIONAL,
    /** Hidden from the guest. */
    DISABLE,
    /** The guest starts only where the host lacks it. */
    FORBID
}
