package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceKind;

/**
 * A serial port.
 *
 * @param type libvirt's word for what the host connects it with, such as pty
 * @param hostPath the pseudo terminal or socket on the host
 */
public record ReportedSerial(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        @Nullable String type,
        @Nullable String hostPath) implements ReportedDevice {

    @Override
    public String element() {
        return "serial";
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.SERIAL_CONSOLE;
    }

    @Override
    public @Nullable String hostSide() {
        return hostPath;
    }
}
