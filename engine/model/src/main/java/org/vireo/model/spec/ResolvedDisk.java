package org.vireo.model.spec;

import org.vireo.model.storage.DiskFormat;

/**
 * A disk as the host finds it.
 *
 * @param source where its data comes from
 * @param format the image's format; QEMU never guesses it
 * @param directIo whether the storage can be opened with O_DIRECT, so that the host's page cache can stay out
 * @param shareable whether other VMs may use it at the same time
 */
public record ResolvedDisk(DiskSource source, DiskFormat format, boolean directIo, boolean shareable) {

    /**
     * An image file of one VM.
     *
     * @param path absolute
     */
    public ResolvedDisk(String path, DiskFormat format, boolean directIo) {
        this(new DiskSource.ImageFile(path), format, directIo, false);
    }

    /** A raw disk of one VM, opened directly. */
    public static ResolvedDisk raw(DiskSource source) {
        return new ResolvedDisk(source, DiskFormat.RAW, true, false);
    }
}
