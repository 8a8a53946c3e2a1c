package org.vireo.model.spec;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceAddress;

/**
 * A plugged device.
 *
 * @param address where it sat before, and sits again; null for a device that was never started
 * @param hostName what the running VM's disk or drive is called on the host, such as vda; null when not known
 */
public record DeviceEntry(
        Device device,
        @Nullable DeviceAddress address,
        @Nullable String hostName) {

    public DeviceEntry(Device device, @Nullable DeviceAddress address) {
        this(device, address, null);
    }
}
