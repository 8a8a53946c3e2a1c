package org.vireo.model.device;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing, other than our alias, that a device is known by, on the record and in a report alike.
 *
 * @param value null where there is nothing to know it by
 */
public record Mark(Evidence evidence, @Nullable String value) {

    /** Stands for the place where the device was seen, which neither side holds as a text. */
    public static final Mark ITS_ADDRESS = new Mark(Evidence.ADDRESS, null);

    /** Of kinds that have nothing better. */
    public static final List<Mark> ONLY_ITS_ADDRESS = List.of(ITS_ADDRESS);

    /** libvirt takes one of the kind in a VM. */
    public static final List<Mark> ONE_AT_MOST = List.of(new Mark(Evidence.ONE_AT_MOST, "the one"));

    public static List<Mark> of(Evidence evidence, @Nullable String value) {
        return List.of(new Mark(evidence, value));
    }

    /** The two cards of a failover pair have one address. */
    public static List<Mark> mac(@Nullable String mac, boolean standsIn) {
        return of(Evidence.MAC, mac != null && standsIn ? mac + " stand-in" : mac);
    }

    /** Neither word has a slash. */
    public static List<Mark> lease(String lockspace, String key) {
        return of(Evidence.LEASE, lockspace + "/" + key);
    }

    /** What lies in a file of the host is known by it, else by its address. */
    public static List<Mark> fileOrAddress(@Nullable String path) {
        return List.of(new Mark(Evidence.SOURCE, path), ITS_ADDRESS);
    }
}
