package org.vireo.model.device;

import java.util.List;
import java.util.Optional;
import org.vireo.model.id.DeviceId;

/** The virtio-serial port com.redhat.spice.0, over which a SPICE client talks with its agent in the guest. */
public record SpiceAgentChannelDevice(DeviceId id) implements Device {

    /** The port's name, by which guest and libvirt find each other. */
    public static final String PORT_NAME = "com.redhat.spice.0";

    @Override
    public DeviceKind kind() {
        return DeviceKind.SPICE_AGENT_CHANNEL;
    }

    @Override
    public Place place() {
        return Place.VIRTIO_SERIAL;
    }

    @Override
    public String description() {
        return "Channel to the SPICE agent";
    }

    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.of(new SpiceAgentChannelDevice(newId));
    }

    @Override
    public List<Mark> marks() {
        return Mark.of(Evidence.PORT_NAME, PORT_NAME);
    }
}
