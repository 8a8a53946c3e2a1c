package org.vireo.model.device;

import org.vireo.model.id.DeviceId;

/** The virtio-serial port org.qemu.guest_agent.0, over which libvirt talks with the guest's agent. */
public record GuestAgentChannelDevice(DeviceId id) implements Device {

    @Override
    public DeviceKind kind() {
        return DeviceKind.GUEST_AGENT_CHANNEL;
    }
}
