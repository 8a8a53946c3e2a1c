package org.vireo.model.device;

import java.util.List;
import java.util.Optional;
import org.vireo.model.id.DeviceId;

/**
 * A card that acts when the guest stops to feed it.
 *
 * @param action what it then does
 */
public record WatchdogDevice(DeviceId id, WatchdogModel model, WatchdogAction action) implements Device {

    @Override
    public DeviceKind kind() {
        return DeviceKind.WATCHDOG;
    }

    @Override
    public Place place() {
        return switch (model) {
            case I6300ESB -> Place.CONVENTIONAL_PCI;
            case IB700 -> Place.NONE;
        };
    }

    @Override
    public String description() {
        return "Watchdog " + model.word() + ": " + action.word();
    }

    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.of(new WatchdogDevice(newId, model, action));
    }

    @Override
    public List<Mark> marks() {
        return Mark.of(Evidence.MODEL, model.word());
    }
}
