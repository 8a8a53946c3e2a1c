package org.vireo.rest.call;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.Identified;
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

    /** The one with this id; when there is none, it is an object that is not there. */
    public static <T extends Identified> T among(List<T> objects, String id, String what) {
        return objects.stream()
                .filter(object -> id.equals(object.getId()))
                .findFirst()
                .orElseThrow(() -> Faults.notFound(what, id));
    }
}
