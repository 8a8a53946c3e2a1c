package org.vireo.model.id;

import java.util.UUID;

/** Id of a user. */
public record UserId(UUID value) {

    /** Reads the form that {@link #toString()} writes. */
    public static UserId of(String text) {
        return new UserId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
