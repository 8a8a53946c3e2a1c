package org.vireo.domainxml.binding;

import org.jspecify.annotations.Nullable;

/** Numbers as libvirt writes them. */
public final class Numbers {

    private Numbers() {}

    /** A number of at least 0; 0 for what is none. */
    public static long of(@Nullable String text) {
        return Math.max(0, signed(text));
    }

    /** A number; 0 for what is none. */
    public static long signed(@Nullable String text) {
        try {
            return text == null ? 0 : Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Bytes in a unit of libvirt's; KiB when it is missing or unknown. */
    public static long bytesPer(@Nullable String unit) {
        return switch (unit) {
            case "b", "bytes" -> 1;
            case "KB" -> 1_000;
            case "M", "MiB" -> 1L << 20;
            case "MB" -> 1_000_000;
            case "G", "GiB" -> 1L << 30;
            case "GB" -> 1_000_000_000;
            case "T", "TiB" -> 1L << 40;
            case "TB" -> 1_000_000_000_000L;
            case null, default -> 1L << 10;
        };
    }
}
