package org.vireo.model.device.host;

import org.jspecify.annotations.Nullable;

/**
 * What can be said of a directory on virtiofs.
 *
 * @param socket of a virtiofsd that somebody else runs on the host; null for one that libvirt starts
 * @param queueSize length of the request queue, a power of two; 0 for QEMU's choice
 * @param cache what the guest may remember; a foreign virtiofsd decides itself
 * @param xattr whether extended attributes are passed on; a foreign virtiofsd decides itself
 */
public record VirtiofsOptions(@Nullable String socket, int queueSize, Cache cache, boolean xattr) {

    public static final VirtiofsOptions DEFAULT = new VirtiofsOptions(null, 0, Cache.DEFAULT, false);

    private static final int MOST_QUEUE = 1024;

    /** What the guest may remember of files. */
    public enum Cache {
        /** virtiofsd decides. */
        DEFAULT,
        NONE,
        ALWAYS
    }

    @SuppressWarnings("ConstantValue")
    public VirtiofsOptions {
        cache = cache == null ? Cache.DEFAULT : cache;
        if (socket != null) {
            DirectoryRules.requirePath("virtiofsd socket", socket);
        }
        if (queueSize < 0 || queueSize > MOST_QUEUE || Integer.bitCount(queueSize) > 1) {
            throw new IllegalArgumentException("Queue size " + queueSize + " is not a power of two up to " + MOST_QUEUE
                    + ", or 0 for QEMU's choice");
        }
        if (socket != null && (cache != Cache.DEFAULT || xattr)) {
            throw new IllegalArgumentException(
                    "The virtiofsd at " + socket + " decides on cache and attributes itself: leave them out");
        }
    }
}
