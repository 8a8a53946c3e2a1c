package org.vireo.model.device.host;

/** The rule for numbers of host devices. */
final class Ranges {

    private Ranges() {}

    static void check(String what, long value, long highest) {
        if (value < 0 || value > highest) {
            throw new IllegalArgumentException(what + " " + value + " is not between 0 and " + highest);
        }
    }
}
