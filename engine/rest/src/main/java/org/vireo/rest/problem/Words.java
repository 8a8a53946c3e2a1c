package org.vireo.rest.problem;

import org.jspecify.annotations.Nullable;

/** Values of requests that must be one of a few, or in a range. */
public final class Words {

    private Words() {}

    public static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** A number that fits where the engine keeps it. */
    public static int count(String member, @Nullable Long value, int otherwise) {
        if (value == null) {
            return otherwise;
        }
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw Faults.invalid(
                    "INVALID_VALUE",
                    "The value " + value + " of " + member + " is not between 0 and " + Integer.MAX_VALUE + ".");
        }
        return value.intValue();
    }

    /** The word is one that the API has, but Vireo does not do. */
    public static FaultException unsupported(String member, String word, String possible) {
        return Faults.invalid(
                "UNSUPPORTED_VALUE",
                "The value \"" + Faults.shown(word) + "\" of " + member + " is not possible in Vireo: use " + possible
                        + ".");
    }
}
