package org.vireo.model.device;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vireo.model.id.DeviceId;

/**
 * A USB port that takes a device of the SPICE client's machine.
 *
 * @param bootOrder place in the boot order, from 1; null when not booted from
 */
public record RedirectionDevice(DeviceId id, @Nullable Integer bootOrder) implements Device {

    public RedirectionDevice {
        BootOrder.check(bootOrder);
    }

    @Override
    public RedirectionDevice withBootOrder(@Nullable Integer order) {
        return new RedirectionDevice(id, order);
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.REDIRECTION;
    }

    @Override
    public Place place() {
        return Place.USB;
    }

    @Override
    public String description() {
        return "USB redirection";
    }

    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.of(new RedirectionDevice(newId, bootOrder));
    }
}
