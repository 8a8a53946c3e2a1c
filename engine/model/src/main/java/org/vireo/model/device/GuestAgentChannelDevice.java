package org.vireo.model.device;

import java.util.List;
import java.util.Optional;
import org.vireo.model.id.DeviceId;

/** The virtio-serial port org.qemu.guest_agent.0, over which libvirt talks with the guest's agent. */
public record GuestAgentChannelDevice(DeviceId id) implements Device {

    /** The port's name, by which guest and libvirt find each other. */
    public static final String PORT_NAME = "org.qemu.guest_agent.0";

    @Override
    public DeviceKind kind() {
        return DeviceKind.GUEST_AGENT_CHANNEL;
    }

    @Override
    public Place place() {
        return Place.VIRTIO_SERIAL;
    }

    @Override
    public String description() {
        return "Channel to the guest agent";
    }

    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.of(new GuestAgentChannelDevice(newId));
    }

    @Override
    public List<Mark> marks() {
        return Mark.of(Evidence.PORT_NAME, PORT_NAME);
    }
}
