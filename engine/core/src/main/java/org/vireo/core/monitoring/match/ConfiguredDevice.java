package org.vireo.core.monitoring.match;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceAddress;

/**
 * A device record as the matcher sees it.
 *
 * @param address where it sat when it was reported last; null before its first start
 * @param sourcePath a disk's image on the host; null when it has none or it is not known
 */
public record ConfiguredDevice(
        Device device,
        @Nullable DeviceAddress address,
        @Nullable String sourcePath) {

    public ConfiguredDevice(Device device, @Nullable DeviceAddress address) {
        this(device, address, null);
    }
}
