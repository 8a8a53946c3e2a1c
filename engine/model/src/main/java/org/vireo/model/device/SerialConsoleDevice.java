package org.vireo.model.device;

import org.vireo.model.id.DeviceId;

/** A serial port with a console on it, which the host offers as a pseudo terminal. */
public record SerialConsoleDevice(DeviceId id) implements Device {

    @Override
    public DeviceKind kind() {
        return DeviceKind.SERIAL_CONSOLE;
    }
}
