package org.vireo.core.event;

import org.jspecify.annotations.Nullable;

/**
 * An entity differs from before. Never sent for "still the same".
 *
 * @param id the entity's id as text; a number for events of the audit log
 * @param progress of a task that has come further and is otherwise as it was; null for every other change
 */
public record EntityChanged(
        EntityKind kind,
        String id,
        ChangeKind change,
        @Nullable TaskProgress progress) {

    public EntityChanged(EntityKind kind, String id, ChangeKind change) {
        this(kind, id, change, null);
    }
}
