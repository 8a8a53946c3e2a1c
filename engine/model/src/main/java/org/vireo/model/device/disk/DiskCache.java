package org.vireo.model.device.disk;

/** How the host's page cache takes part; libvirt's words, but for {@link #AUTO}. */
public enum DiskCache {
    /** No page cache where the file system allows it, else write-back. */
    AUTO,
    NONE,
    WRITEBACK,
    WRITETHROUGH,
    DIRECTSYNC,
    /** Flushes of the guest are ignored: a crash of the host ruins the image. */
    UNSAFE;

    /** Whether the page cache stays out, which native I/O depends on. */
    public boolean isDirect() {
        return this == NONE || this == DIRECTSYNC;
    }
}
