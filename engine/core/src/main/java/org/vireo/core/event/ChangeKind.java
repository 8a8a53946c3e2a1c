package org.vireo.core.event;

/** What happened to an entity. */
public enum ChangeKind {
    CREATED,
    UPDATED,
    REMOVED
}
