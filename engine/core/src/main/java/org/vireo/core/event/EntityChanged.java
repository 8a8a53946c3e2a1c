package org.vireo.core.event;

/**
 * An entity differs from before. Never sent for "still the same".
 *
 * @param id the entity's id as text; a number for events of the audit log
 */
public record EntityChanged(EntityKind kind, String id, ChangeKind change) {}
