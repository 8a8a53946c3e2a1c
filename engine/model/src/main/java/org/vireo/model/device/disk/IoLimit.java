package org.vireo.model.device.disk;

/**
 * A limit on one measure of a disk's traffic.
 *
 * @param perSecond what is allowed on average; 0 for no limit
 * @param burstPerSecond what is allowed for a while; 0 for no more than the average
 * @param burstSeconds how long a burst may last; 0 for QEMU's choice, which is one second
 */
public record IoLimit(long perSecond, long burstPerSecond, long burstSeconds) {

    public static final IoLimit NONE = new IoLimit(0, 0, 0);

    /** QEMU refuses to count further than this ({@code THROTTLE_VALUE_MAX}). */
    private static final long MOST = 1_000_000_000_000_000L;

    public IoLimit {
        if (perSecond < 0 || burstPerSecond < 0 || burstSeconds < 0) {
            throw new IllegalArgumentException("I/O limit of " + perSecond + " per second with a burst of "
                    + burstPerSecond + " for " + burstSeconds + " s has a negative number: 0 is no limit");
        }
        if (perSecond > MOST || burstPerSecond > MOST) {
            throw new IllegalArgumentException("I/O limit of " + perSecond + " per second with a burst of "
                    + burstPerSecond + " is beyond " + MOST + ", the most that QEMU counts");
        }
        requireSensibleBurst(perSecond, burstPerSecond, burstSeconds);
    }

    /** A limit without bursts. */
    public static IoLimit of(long perSecond) {
        return perSecond == 0 ? NONE : new IoLimit(perSecond, 0, 0);
    }

    public boolean isNone() {
        return perSecond == 0;
    }

    private static void requireSensibleBurst(long perSecond, long burstPerSecond, long burstSeconds) {
        if (burstPerSecond > 0 && burstPerSecond < perSecond) {
            throw new IllegalArgumentException("I/O burst of " + burstPerSecond + " per second is below the limit of "
                    + perSecond + ": raise it, or leave it out");
        }
        if (burstPerSecond > 0 && perSecond == 0) {
            throw new IllegalArgumentException(
                    "I/O burst of " + burstPerSecond + " per second has no limit to go beyond: set one");
        }
        if (burstSeconds > 0 && burstPerSecond == 0) {
            throw new IllegalArgumentException(
                    "Burst of " + burstSeconds + " s has no rate: set what is allowed per second meanwhile");
        }
        if (burstSeconds > 1 && burstPerSecond > MOST / burstSeconds) {
            throw new IllegalArgumentException("Burst of " + burstPerSecond + " per second for " + burstSeconds
                    + " s is more than " + MOST + " in all, the most that QEMU counts");
        }
    }
}
