package org.vireo.api.json;

/** How booleans and whole numbers are written. Both forms are read always. */
public enum JsonStyle {
    /** As texts ({@code "true"}, {@code "4"}): what oVirt's own JSON clients rely on, they compare with {@code "true"}. */
    TEXTS,
    /** As JSON's own booleans and numbers: what the documentation of the model shows. */
    NATIVE
}
