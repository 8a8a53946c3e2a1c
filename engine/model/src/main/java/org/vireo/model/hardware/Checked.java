package org.vireo.model.hardware;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What texts of the mainboard may hold: all of them end up in XML, and in QEMU's arguments. */
final class Checked {

    private static final Pattern LINE = Pattern.compile("[\\x20-\\x7e\\u00a0-\\ud7ff\\ue000-\\ufffd]*");
    private static final int MOST_PATH_CHARACTERS = 1024;

    private Checked() {}

    /** What a document does not say is the default. */
    static <T> T or(@Nullable T value, T absent) {
        return value == null ? absent : value;
    }

    /** Printable text of 1 to so many characters; null stays null, and an empty text becomes null. */
    static @Nullable String line(String what, @Nullable String text, int most) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() > most || !LINE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    what + " of " + text.length() + " characters is not one line of at most " + most);
        }
        return text;
    }

    /** Absolute path without a way up; null stays null, and an empty text becomes null. */
    static @Nullable String path(String what, @Nullable String text) {
        String path = line(what, text, MOST_PATH_CHARACTERS);
        if (path != null
                && (!path.startsWith("/")
                        || path.endsWith("/")
                        || Arrays.asList(path.split("/")).contains(".."))) {
            throw new IllegalArgumentException(what + " '" + path + "' is not the absolute path of a file without ..");
        }
        return path;
    }
}
