package org.vireo.model.device;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vireo.model.id.DeviceId;

/**
 * A virtio random number generator.
 *
 * @param limit how much the guest may draw; null for no limit
 */
public record RngDevice(
        DeviceId id, RngSource source, @Nullable RngLimit limit) implements Device {

    /** A generator fed by the host's urandom, without a limit. */
    public static RngDevice urandom(DeviceId id) {
        return new RngDevice(id, RngSource.URANDOM, null);
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.RNG;
    }

    @Override
    public Place place() {
        return Place.PCI_EXPRESS;
    }

    @Override
    public String description() {
        return "Random numbers from " + (source.path() == null ? "QEMU" : source.path());
    }

    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.of(new RngDevice(newId, source, limit));
    }
}
