package org.vireo.model.id;

import java.util.UUID;

/** Id of a template. */
public record TemplateId(UUID value) {

    /** Reads the form that {@link #toString()} writes. */
    public static TemplateId of(String text) {
        return new TemplateId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
