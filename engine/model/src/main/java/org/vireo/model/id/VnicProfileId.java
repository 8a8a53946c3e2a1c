package org.vireo.model.id;

import java.util.UUID;

/** Id of a vNIC profile. */
public record VnicProfileId(UUID value) {

    /** Reads the form that {@link #toString()} writes. */
    public static VnicProfileId of(String text) {
        return new VnicProfileId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
