package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceKind;

/**
 * A controller that libvirt or the builder added for other devices.
 *
 * @param type libvirt's word, such as pci
 * @param index number among the controllers of its type; -1 when not given
 * @param model libvirt's word
 */
public record ReportedController(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        String type,
        int index,
        @Nullable String model) implements ReportedDevice {

    @Override
    public String element() {
        return "controller";
    }

    @Override
    public @Nullable DeviceKind kind() {
        return null;
    }

    @Override
    public @Nullable String hostSide() {
        return model;
    }
}
