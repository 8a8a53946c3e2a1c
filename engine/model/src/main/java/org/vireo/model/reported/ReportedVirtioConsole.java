package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceKind;

/**
 * A paravirtual console.
 *
 * @param type libvirt's word for what the host connects it with, such as pty
 * @param hostPath the pseudo terminal on the host
 */
public record ReportedVirtioConsole(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        @Nullable String type,
        @Nullable String hostPath) implements ReportedDevice {

    @Override
    public String element() {
        return "console";
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.VIRTIO_CONSOLE;
    }

    @Override
    public @Nullable String hostSide() {
        return hostPath;
    }
}
