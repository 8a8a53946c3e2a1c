package org.vireo.rest.call;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.rest.problem.Faults;

/** Ids in paths and bodies. */
public final class Ids {

    private static final int LENGTH = 36;

    private Ids() {}

    /** Empty for what is no id. */
    public static Optional<UUID> parse(@Nullable String text) {
        if (text == null || text.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The id of an object in a path; something that is no id is an object that is not there. */
    public static UUID of(String text, String what) {
        return parse(text).orElseThrow(() -> Faults.notFound(what, text));
    }
}
