package org.vireo.model.device;

import java.util.Optional;
import org.vireo.model.id.DeviceId;

/** A keyboard or pointer, beside the PS/2 ones that a PC cannot be without. */
public record InputDevice(DeviceId id, InputType type, InputBus bus) implements Device {

    /** A USB tablet: what makes the pointer of a graphical console land where it points. */
    public static InputDevice tablet(DeviceId id) {
        return new InputDevice(id, InputType.TABLET, InputBus.USB);
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.INPUT;
    }

    @Override
    public Place place() {
        return switch (bus) {
            case USB -> Place.USB;
            case VIRTIO -> Place.PCI_EXPRESS;
        };
    }

    @Override
    public String description() {
        return Words.lower(type) + " on " + Words.lower(bus);
    }

    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.of(new InputDevice(newId, type, bus));
    }
}
