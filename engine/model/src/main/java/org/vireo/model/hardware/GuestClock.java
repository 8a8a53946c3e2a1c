package org.vireo.model.hardware;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the guest's hardware clock shows.
 *
 * @param basis what it is set to at the start
 * @param timeZone IANA's name, such as Europe/Berlin, or Windows', such as W. Europe Standard Time; only with
 *     {@link Basis#TIME_ZONE}
 * @param adjustmentSeconds how far it is ahead of UTC; only with {@link Basis#VARIABLE}
 * @param tscHz frequency of the time stamp counter; 0 for the host's. KVM takes another one only where the host's
 *     processor can scale it
 * @see <a href="https://libvirt.org/formatdomain.html#time-keeping">libvirt: time keeping</a>
 */
public record GuestClock(Basis basis, @Nullable String timeZone, long adjustmentSeconds, long tscHz) {

    /** What a clock is set to. */
    public enum Basis {
        /** What the guest's operating system expects: local time for Windows, UTC for others. */
        GUEST_OS,
        UTC,
        /** The host's time zone. */
        LOCALTIME,
        /** Local time of a named zone. */
        TIME_ZONE,
        /** UTC and an adjustment; libvirt adds to it what the guest changes while it runs. */
        VARIABLE
    }

    public static final GuestClock DEFAULT = new GuestClock(Basis.GUEST_OS, null, 0, 0);
    public static final GuestClock UTC = new GuestClock(Basis.UTC, null, 0, 0);
    public static final GuestClock LOCALTIME = new GuestClock(Basis.LOCALTIME, null, 0, 0);

    private static final Pattern TIME_ZONE = Pattern.compile("[A-Za-z0-9_+-]{1,32}(/[A-Za-z0-9_+-]{1,32}){0,2}");
    private static final long MOST_SECONDS = 100L * 366 * 24 * 3600;
    private static final long MOST_HERTZ = 10_000_000_000L;

    @SuppressWarnings("ConstantValue")
    public GuestClock {
        basis = basis == null ? Basis.GUEST_OS : basis;
        if ((basis == Basis.TIME_ZONE) == (timeZone == null)) {
            throw new IllegalArgumentException("Clock with the basis " + basis + " and the time zone " + timeZone
                    + ": TIME_ZONE needs one, and" + " no other basis takes one");
        }
        requireZone(timeZone);
        if ((adjustmentSeconds != 0 && basis != Basis.VARIABLE)
                || Math.clamp(adjustmentSeconds, -MOST_SECONDS, MOST_SECONDS) != adjustmentSeconds) {
            throw new IllegalArgumentException("Clock adjustment of " + adjustmentSeconds
                    + " s: it takes the basis VARIABLE, and is at most " + MOST_SECONDS + " s");
        }
        if (tscHz < 0 || tscHz > MOST_HERTZ) {
            throw new IllegalArgumentException(
                    "TSC frequency " + tscHz + " Hz is not between 0 for the host's and " + MOST_HERTZ);
        }
    }

    private static void requireZone(@Nullable String name) {
        if (name != null
                && !TIME_ZONE.matcher(name).matches()
                && WindowsZones.ianaOf(name).equals(name)) {
            throw new IllegalArgumentException(
                    "Time zone '" + name + "' is no name such as Europe/Berlin: give one of the IANA's or of Windows'");
        }
    }

    /** The clock after the guest has set it; no further from UTC than a clock can be. */
    public GuestClock adjusted(long seconds) {
        return new GuestClock(basis, timeZone, Math.clamp(seconds, -MOST_SECONDS, MOST_SECONDS), tscHz);
    }

    /** Local time of a zone. */
    public static GuestClock of(String timeZone) {
        return new GuestClock(Basis.TIME_ZONE, timeZone, 0, 0);
    }
}
