package org.vireo.model.device;

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
}
