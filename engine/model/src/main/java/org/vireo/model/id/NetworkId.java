package org.vireo.model.id;

import java.util.UUID;

/** Id of a logical network. */
public record NetworkId(UUID value) {

    /** Reads the form that {@link #toString()} writes. */
    public static NetworkId of(String text) {
        return new NetworkId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
