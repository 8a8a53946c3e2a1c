package org.vireo.model.event;

/** Severity of an audit record, named as in the oVirt API. */
public enum Severity {
    NORMAL,
    WARNING,
    ERROR,
    ALERT
}
