package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceKind;

/**
 * A CD-ROM drive.
 *
 * @param target the host's name of it, such as sda
 * @param bus libvirt's word
 * @param mediumPath image in it; null when empty
 */
public record ReportedCdrom(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        String target,
        @Nullable String bus,
        @Nullable String mediumPath)
        implements ReportedDevice {

    @Override
    public String element() {
        return "disk";
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.CDROM;
    }

    @Override
    public @Nullable String hostSide() {
        return mediumPath;
    }
}
