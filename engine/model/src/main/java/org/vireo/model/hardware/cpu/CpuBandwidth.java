package org.vireo.model.hardware.cpu;

/**
 * How much time of the host's processors threads may use: the quota in each period.
 *
 * @param periodMicros microseconds; 0 for the kernel's choice
 * @param quotaMicros microseconds; 0 for no limit
 * @see <a href="https://libvirt.org/formatdomain.html#cpu-tuning">libvirt: CPU tuning</a>
 */
public record CpuBandwidth(int periodMicros, long quotaMicros) {

    public static final CpuBandwidth UNLIMITED = new CpuBandwidth(0, 0);

    private static final int LEAST = 1_000;
    private static final int LONGEST_PERIOD = 1_000_000;
    private static final long MOST_QUOTA = 17_592_186_044_415L;

    public CpuBandwidth {
        if (periodMicros != 0 && (periodMicros < LEAST || periodMicros > LONGEST_PERIOD)) {
            throw new IllegalArgumentException("CPU period of " + periodMicros + " microseconds is not between " + LEAST
                    + " and " + LONGEST_PERIOD);
        }
        if (quotaMicros != 0 && (quotaMicros < LEAST || quotaMicros > MOST_QUOTA)) {
            throw new IllegalArgumentException(
                    "CPU quota of " + quotaMicros + " microseconds is not between " + LEAST + " and " + MOST_QUOTA);
        }
    }
}
