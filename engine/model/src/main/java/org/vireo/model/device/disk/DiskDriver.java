package org.vireo.model.device.disk;

import org.jspecify.annotations.Nullable;

/**
 * How the host serves a disk.
 *
 * @param queues request queues of a virtio disk; 0 for QEMU's choice
 * @param ioThread number of the thread that serves a virtio disk, from 1; null to share the VM's threads out evenly
 */
public record DiskDriver(
        DiskCache cache,
        DiskIo io,
        DiskErrorPolicy errorPolicy,
        DetectZeroes detectZeroes,
        int queues,
        @Nullable Integer ioThread) {

    /** Paused on errors, so that a full storage breaks no file system; all else is QEMU's choice. */
    public static final DiskDriver DEFAULT =
            new DiskDriver(DiskCache.AUTO, DiskIo.AUTO, DiskErrorPolicy.STOP, DetectZeroes.OFF, 0, null);

    /** What QEMU 7.2 takes for one virtio-blk device. */
    private static final int MOST_QUEUES = 1024;

    public DiskDriver {
        cache = given(cache, DiskCache.AUTO);
        io = given(io, DiskIo.AUTO);
        errorPolicy = given(errorPolicy, DiskErrorPolicy.STOP);
        detectZeroes = given(detectZeroes, DetectZeroes.OFF);
        if (queues < 0 || queues > MOST_QUEUES) {
            throw new IllegalArgumentException("Number of queues " + queues + " is not between 0 and " + MOST_QUEUES);
        }
        if (ioThread != null && ioThread < 1) {
            throw new IllegalArgumentException("I/O thread " + ioThread + " is none: the first is 1");
        }
        if (io == DiskIo.NATIVE && cache != DiskCache.AUTO && !cache.isDirect()) {
            throw new IllegalArgumentException("Native I/O goes past the page cache, but the cache mode is " + cache
                    + ": choose NONE or DIRECTSYNC");
        }
    }

    @SuppressWarnings("ConstantValue")
    private static <T> T given(T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
