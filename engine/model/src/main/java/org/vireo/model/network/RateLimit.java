package org.vireo.model.network;

/**
 * How fast traffic may flow in one direction.
 *
 * @param averageBitsPerSecond over time, at least 8,000
 * @param peakBitsPerSecond while a burst lasts, at least the average; 0 for no limit of its own
 * @param burstBytes how much may flow at peak speed, at least 1,024; 0 for the host's choice
 */
public record RateLimit(long averageBitsPerSecond, long peakBitsPerSecond, long burstBytes) {

    /** libvirt counts kilobytes a second in 32 bits, and so does tc. */
    private static final long MOST_BITS = 8_000L * Integer.MAX_VALUE;

    private static final long LEAST_BITS = 8_000;
    private static final long MOST_BURST = 1_024L * Integer.MAX_VALUE;
    private static final long LEAST_BURST = 1_024;

    public RateLimit {
        check("Average of ", averageBitsPerSecond, " bit/s", LEAST_BITS, MOST_BITS);
        if (peakBitsPerSecond != 0) {
            check("Peak of ", peakBitsPerSecond, " bit/s", averageBitsPerSecond, MOST_BITS);
        }
        if (burstBytes != 0) {
            check("Burst of ", burstBytes, " bytes", LEAST_BURST, MOST_BURST);
        }
    }

    private static void check(String what, long value, String unit, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + value + unit + " is not between " + least + " and " + most);
        }
    }
}
