package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;

/**
 * A random number generator.
 *
 * @param source where the host takes the numbers from: a path, or builtin for QEMU itself
 */
public record ReportedRng(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        @Nullable String source) implements ReportedDevice {

    @Override
    public String element() {
        return "rng";
    }
}
