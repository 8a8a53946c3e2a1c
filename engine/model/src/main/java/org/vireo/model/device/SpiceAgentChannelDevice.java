package org.vireo.model.device;

import org.vireo.model.id.DeviceId;

/** The virtio-serial port com.redhat.spice.0, over which a SPICE client talks with its agent in the guest. */
public record SpiceAgentChannelDevice(DeviceId id) implements Device {

    @Override
    public DeviceKind kind() {
        return DeviceKind.SPICE_AGENT_CHANNEL;
    }
}
