package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;

/**
 * A disk.
 *
 * @param target the host's name of it, such as vda
 * @param bus libvirt's word
 * @param sourcePath image file or block device; null when it has another kind of source
 * @param format the image's format
 * @param serial serial number that the guest sees
 */
public record ReportedDisk(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        String target,
        @Nullable String bus,
        @Nullable String sourcePath,
        @Nullable String format,
        @Nullable String serial)
        implements ReportedDevice {

    @Override
    public String element() {
        return "disk";
    }
}
