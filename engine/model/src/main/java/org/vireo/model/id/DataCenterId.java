package org.vireo.model.id;

import java.util.UUID;

/** Id of a data center. */
public record DataCenterId(UUID value) {

    /** Reads the form that {@link #toString()} writes. */
    public static DataCenterId of(String text) {
        return new DataCenterId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
