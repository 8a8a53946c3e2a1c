package org.vireo.model.job;

/** Task states, named as in the oVirt API. */
public enum TaskStatus {
    STARTED,
    FINISHED,
    FAILED,
    /** Ended by force or by a cancel. */
    ABORTED,
    /** The last answer was lost; monitoring decides what is true. */
    UNKNOWN
}
