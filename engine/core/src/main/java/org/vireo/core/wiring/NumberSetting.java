package org.vireo.core.wiring;

import org.jspecify.annotations.Nullable;

/**
 * A number that an administrator may choose.
 *
 * @param property of the system, in engine.properties
 * @param what it counts, such as "days"
 */
public record NumberSetting(String property, String what, int usual, int least, int most) {

    /**
     * What was chosen.
     *
     * @param text as it was written; null where nothing was
     * @throws IllegalArgumentException with a remedy, when that is no such number
     */
    public int of(@Nullable String text) {
        if (text == null) {
            return usual;
        }
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw refused(text, e);
        }
        throw refused(text, null);
    }

    private IllegalArgumentException refused(String text, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "System property " + property + " is '" + text + "': give a number of " + what + " from " + least
                        + " to " + most,
                cause);
    }
}
