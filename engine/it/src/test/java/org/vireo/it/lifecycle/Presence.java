package org.vireo.it.lifecycle;

/** Whether something is there, as far as what was asked and answered can tell. */
enum Presence {
    YES,
    NO,
    MAYBE;

    boolean fits(boolean there) {
        return this == MAYBE || (this == YES) == there;
    }

    static Presence of(boolean there) {
        return there ? YES : NO;
    }
}
