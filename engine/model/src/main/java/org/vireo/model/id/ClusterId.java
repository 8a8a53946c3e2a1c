package org.vireo.model.id;

import java.util.UUID;

/** Id of a cluster. */
public record ClusterId(UUID value) {

    /** Reads the form that {@link #toString()} writes. */
    public static ClusterId of(String text) {
        return new ClusterId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
