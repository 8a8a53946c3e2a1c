package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;

/**
 * A lease that the lock daemon holds for the VM. It has neither alias nor address.
 *
 * @param path the file or volume that it is on
 */
public record ReportedLease(
        String lockspace, String key, @Nullable String path) implements ReportedDevice {

    @Override
    public String element() {
        return "lease";
    }

    @Override
    public @Nullable String alias() {
        return null;
    }

    @Override
    public @Nullable DeviceAddress address() {
        return null;
    }
}
