package org.vireo.model.vm;

/** Why a VM went down. */
public enum StopReason {
    /** Never ran. */
    NONE,
    /** The guest powered itself off. */
    SHUTDOWN,
    /** Powered off by a user or on the host. */
    DESTROYED,
    CRASHED,
    /** The start failed. */
    FAILED,
    /** It vanished while nobody watched. */
    UNKNOWN
}
