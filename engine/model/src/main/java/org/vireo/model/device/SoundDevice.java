package org.vireo.model.device;

import java.util.Optional;
import org.vireo.model.id.DeviceId;

/** A sound card. */
public record SoundDevice(DeviceId id, SoundModel model, SoundOutput output) implements Device {

    @SuppressWarnings("ConstantValue")
    public SoundDevice {
        output = output == null ? SoundOutput.NONE : output;
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.SOUND;
    }

    @Override
    public Place place() {
        return model == SoundModel.USB ? Place.USB : Place.CONVENTIONAL_PCI;
    }

    @Override
    public String description() {
        return Words.lower(model) + " sound card";
    }

    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.of(new SoundDevice(newId, model, output));
    }
}
