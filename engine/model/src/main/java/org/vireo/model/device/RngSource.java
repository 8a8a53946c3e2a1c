package org.vireo.model.device;

/** Where the host takes random numbers from. */
public enum RngSource {
    URANDOM("/dev/urandom"),
    RANDOM("/dev/random"),
    HWRNG("/dev/hwrng");

    private final String path;

    RngSource(String path) {
        this.path = path;
    }

    /** The character device on the host. */
    public String path() {
        return path;
    }
}
