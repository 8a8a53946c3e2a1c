package org.vireo.model.device;

import org.vireo.model.id.DeviceId;

/** A graphics card. */
public record VideoDevice(DeviceId id, VideoModel model) implements Device {

    @Override
    public DeviceKind kind() {
        return DeviceKind.VIDEO;
    }
}
