package org.vireo.api.schema;

/** A closed set of words of the API; implemented by the generated enums. */
public interface ApiEnum {
    /** Returns the word as it stands in documents: lower case with underscores. */
    String wire();
}
