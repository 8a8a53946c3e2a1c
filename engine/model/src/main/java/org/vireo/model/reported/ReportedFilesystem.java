package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;

/**
 * A directory of the host that the guest can mount.
 *
 * @param source the directory, or the socket of the virtiofsd that serves it
 * @param tag what the guest calls it
 */
public record ReportedFilesystem(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        @Nullable String source,
        @Nullable String tag) implements ReportedDevice {

    @Override
    public String element() {
        return "filesystem";
    }
}
