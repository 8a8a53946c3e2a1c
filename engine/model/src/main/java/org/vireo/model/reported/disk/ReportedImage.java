package org.vireo.model.reported.disk;

import org.jspecify.annotations.Nullable;

/**
 * One image of a disk: what the guest writes to, or one below it.
 *
 * @param type libvirt's word for the kind of source, such as file, block or network
 * @param location absolute path of a file or block device; {@code protocol://server:port/name} on a network; null when
 *     there is none
 * @param format such as qcow2; null when not known
 */
public record ReportedImage(
        String type, @Nullable String location, @Nullable String format) {}
