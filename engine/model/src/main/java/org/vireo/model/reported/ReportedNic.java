package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;

/**
 * A network interface card.
 *
 * @param mac in lower case
 * @param bridge Linux bridge; null when it is connected otherwise
 * @param hostName the host's end of it, such as vnet0
 * @param model libvirt's word
 * @param linked whether the cable is plugged in
 */
public record ReportedNic(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        @Nullable String mac,
        @Nullable String bridge,
        @Nullable String hostName,
        @Nullable String model,
        boolean linked)
        implements ReportedDevice {

    @Override
    public String element() {
        return "interface";
    }
}
