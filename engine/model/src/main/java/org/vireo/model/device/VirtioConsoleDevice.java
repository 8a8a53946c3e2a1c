package org.vireo.model.device;

import java.util.Optional;
import org.vireo.model.id.DeviceId;

/** A paravirtual console ({@code hvc0} in a Linux guest) on a pseudo terminal. */
public record VirtioConsoleDevice(DeviceId id) implements Device {

    @Override
    public DeviceKind kind() {
        return DeviceKind.VIRTIO_CONSOLE;
    }

    @Override
    public Place place() {
        return Place.VIRTIO_SERIAL;
    }

    @Override
    public String description() {
        return "Virtio console";
    }

    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.of(new VirtioConsoleDevice(newId));
    }
}
