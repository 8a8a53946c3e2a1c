package org.vireo.model.device.disk;

/** How QEMU hands requests to the host's kernel. */
public enum DiskIo {
    /** Native for block devices that are opened directly, threads for all else. */
    AUTO,
    THREADS,
    /** Linux' own asynchronous I/O; needs a cache mode without page cache. */
    NATIVE,
    IO_URING
}
