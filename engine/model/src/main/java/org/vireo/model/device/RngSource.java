package org.vireo.model.device;

import org.jspecify.annotations.Nullable;

/** Where the host takes random numbers from. */
public enum RngSource {
    URANDOM("/dev/urandom"),
    RANDOM("/dev/random"),
    HWRNG("/dev/hwrng"),
    /** QEMU's own generator, seeded by the host's kernel. */
    BUILTIN(null);

    private final @Nullable String path;

    RngSource(@Nullable String path) {
        this.path = path;
    }

    /** The character device on the host; null for QEMU's own generator. */
    public @Nullable String path() {
        return path;
    }
}
