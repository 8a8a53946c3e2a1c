package org.vireo.model.id;

import java.util.UUID;

/** Id of a storage domain. */
public record StorageDomainId(UUID value) {

    /** Reads the form that {@link #toString()} writes. */
    public static StorageDomainId of(String text) {
        return new StorageDomainId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
