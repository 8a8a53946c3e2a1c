package org.vireo.model.id;

import java.util.UUID;

/** Id of a virtual disk; also the serial number that the guest sees. */
public record DiskId(UUID value) {

    /** Reads the form that {@link #toString()} writes. */
    public static DiskId of(String text) {
        return new DiskId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
