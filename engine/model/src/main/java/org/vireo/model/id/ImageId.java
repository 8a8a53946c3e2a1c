package org.vireo.model.id;

import java.util.UUID;

/** Id of an image. */
public record ImageId(UUID value) {

    /** Reads the form that {@link #toString()} writes. */
    public static ImageId of(String text) {
        return new ImageId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
