package org.vireo.model.id;

import java.util.UUID;

/** Id of a host. */
public record HostId(UUID value) {

    /** Reads the form that {@link #toString()} writes. */
    public static HostId of(String text) {
        return new HostId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
