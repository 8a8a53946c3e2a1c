package org.vireo.model.id;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A unicast Ethernet address, in lower case with colons: {@code 56:6f:1a:00:00:01}.
 *
 * @param value the address; upper case is accepted and lowered
 */
public record MacAddress(String value) {

    private static final Pattern SHAPE = Pattern.compile("([0-9a-f]{2}:){5}[0-9a-f]{2}");

    public MacAddress {
        value = value.toLowerCase(Locale.ROOT);
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("MAC address '" + value
                    + "' is not six pairs of hexadecimal digits: write it as 56:6f:1a:00:00:01");
        }
        if ((Character.digit(value.charAt(1), 16) & 1) != 0) {
            throw new IllegalArgumentException(
                    "MAC address '" + value + "' is a multicast address: the first byte must be even");
        }
    }

    /** Reads the form that {@link #toString()} writes. */
    public static MacAddress of(String text) {
        return new MacAddress(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
