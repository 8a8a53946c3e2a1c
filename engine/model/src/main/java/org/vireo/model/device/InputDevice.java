package org.vireo.model.device;

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
}
