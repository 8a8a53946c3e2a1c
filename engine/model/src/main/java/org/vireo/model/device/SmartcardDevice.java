package org.vireo.model.device;

import org.vireo.model.id.DeviceId;

/**
 * A smartcard reader with a card. libvirt gives it no alias: it is known by its place, which is always the first one of
 * the one reader that a VM has.
 */
public record SmartcardDevice(DeviceId id, SmartcardMode mode) implements Device {

    @SuppressWarnings("ConstantValue")
    public SmartcardDevice {
        mode = mode == null ? SmartcardMode.PASSTHROUGH : mode;
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.SMARTCARD;
    }
}
