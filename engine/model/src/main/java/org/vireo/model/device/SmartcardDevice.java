package org.vireo.model.device;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vireo.model.id.DeviceId;

/**
 * A smartcard reader with a card. libvirt gives it no alias: it is known by its place, which is always the first one of
 * the one reader that a VM has.
 */
public record SmartcardDevice(DeviceId id, SmartcardMode mode) implements Device {

    /** The one slot of the one reader. */
    public static final DeviceAddress ADDRESS = new DeviceAddress.Other("ccid", Map.of("controller", "0", "slot", "0"));

    @SuppressWarnings("ConstantValue")
    public SmartcardDevice {
        mode = mode == null ? SmartcardMode.PASSTHROUGH : mode;
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.SMARTCARD;
    }

    @Override
    public Place place() {
        return Place.SMARTCARD;
    }

    @Override
    public String description() {
        return "Smartcard, " + Words.lower(mode);
    }

    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.of(new SmartcardDevice(newId, mode));
    }

    @Override
    public List<Mark> marks() {
        return Mark.of(Evidence.ADDRESS, ADDRESS.toString());
    }
}
