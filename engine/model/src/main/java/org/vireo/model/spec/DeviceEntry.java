package org.vireo.model.spec;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.reported.ReportedDevice;

/**
 * A plugged device.
 *
 * @param address where it sat before, and sits again; null for a device that was never started
 * @param seen as the running VM has it; null when that is not known or counts for nothing
 */
public record DeviceEntry(
        Device device,
        @Nullable DeviceAddress address,
        @Nullable ReportedDevice seen) {

    public DeviceEntry(Device device, @Nullable DeviceAddress address) {
        this(device, address, null);
    }

    /** What the running VM's disk or drive is called on the host, such as vda; null when not known. */
    public @Nullable String hostName() {
        return seen == null ? null : seen.target();
    }
}
