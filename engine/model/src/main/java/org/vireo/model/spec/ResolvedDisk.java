package org.vireo.model.spec;

import org.vireo.model.storage.DiskFormat;

/**
 * Where the image of a disk lies on the host.
 *
 * @param path absolute path of the image file
 * @param format the image's format; QEMU never guesses it
 * @param directIo whether the file system opens files with O_DIRECT, so that the host's page cache can stay out
 */
public record ResolvedDisk(String path, DiskFormat format, boolean directIo) {

    public ResolvedDisk {
        TextRules.requirePath("Image path", path);
    }
}
