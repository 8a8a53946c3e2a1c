package org.vireo.model.device;

import org.vireo.model.id.DeviceId;

/** A paravirtual console ({@code hvc0} in a Linux guest) on a pseudo terminal. */
public record VirtioConsoleDevice(DeviceId id) implements Device {

    @Override
    public DeviceKind kind() {
        return DeviceKind.VIRTIO_CONSOLE;
    }
}
