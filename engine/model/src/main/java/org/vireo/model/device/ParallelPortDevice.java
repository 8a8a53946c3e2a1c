package org.vireo.model.device;

import java.util.Optional;
import org.vireo.model.id.DeviceId;

/** A parallel port of the board ({@code lp0} in a Linux guest) on a pseudo terminal of the host. */
public record ParallelPortDevice(DeviceId id) implements Device {

    @Override
    public DeviceKind kind() {
        return DeviceKind.PARALLEL_PORT;
    }

    @Override
    public Place place() {
        return Place.NONE;
    }

    @Override
    public String description() {
        return "Parallel port";
    }

    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.of(new ParallelPortDevice(newId));
    }
}
