package org.vireo.model.device;

import org.jspecify.annotations.Nullable;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.hardware.numa.MemoryAccess;

/**
 * Where on the host the memory of a device lies.
 *
 * @param path file or device of NVDIMM and virtio-pmem; null for the other kinds
 * @param alignBytes what the file's mapping is aligned to; 0 for the host's page size
 * @param persistent whether the path is real persistent memory, which QEMU then takes care of
 * @param pageSizeKib size of the pages; 0 for those of the VM
 * @param hostNodes the host's NUMA nodes that it comes from; null for any
 * @param access null as the VM's other memory
 */
public record MemoryStore(
        @Nullable String path,
        long alignBytes,
        boolean persistent,
        int pageSizeKib,
        @Nullable CpuSet hostNodes,
        @Nullable MemoryAccess access) {

    public static final MemoryStore ANONYMOUS = new MemoryStore(null, 0, false, 0, null, null);

    public MemoryStore {
        requirePath(path);
        if (path == null && (alignBytes != 0 || persistent)) {
            throw new IllegalArgumentException("Memory without a path is neither aligned to " + alignBytes
                    + " bytes nor persistent: give the path");
        }
        if (alignBytes < 0 || alignBytes % 4096 != 0) {
            throw new IllegalArgumentException(
                    "Alignment of memory to " + alignBytes + " bytes is not a multiple of 4096");
        }
        if (pageSizeKib < 0 || Integer.bitCount(pageSizeKib) > 1) {
            throw new IllegalArgumentException("Page size of memory of " + pageSizeKib + " KiB is not a power of two");
        }
    }

    private static void requirePath(@Nullable String path) {
        if (path != null && (!path.startsWith("/") || path.length() > 4095 || path.matches(".*\\p{Cntrl}.*"))) {
            throw new IllegalArgumentException(
                    "Path of memory '" + path + "' is not an absolute path without control characters");
        }
    }

    /** A file of the host. */
    public static MemoryStore file(String path) {
        return new MemoryStore(path, 0, false, 0, null, null);
    }
}
