package org.vireo.model.id;

import java.util.UUID;

/** Id of a task. */
public record TaskId(UUID value) {

    /** Reads the form that {@link #toString()} writes. */
    public static TaskId of(String text) {
        return new TaskId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
