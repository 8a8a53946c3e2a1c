package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceKind;

/**
 * A floppy drive.
 *
 * @param target the host's name of it, such as fda
 * @param mediumPath image in it; null when empty
 */
public record ReportedFloppy(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        String target,
        @Nullable String mediumPath) implements ReportedDevice {

    @Override
    public String element() {
        return "disk";
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.FLOPPY;
    }

    @Override
    public @Nullable String hostSide() {
        return mediumPath;
    }
}
