package org.vireo.model.reported;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.Evidence;
import org.vireo.model.device.Mark;
import org.vireo.model.device.SpiceAgentChannelDevice;

/**
 * A channel between host and guest.
 *
 * @param type libvirt's word for the host's end
 * @param name the port's name in the guest
 * @param state connected, disconnected, or null when libvirt does not say
 */
public record ReportedChannel(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        @Nullable String type,
        @Nullable String name,
        @Nullable String state)
        implements ReportedDevice {

    @Override
    public String element() {
        return "channel";
    }

    @Override
    public DeviceKind kind() {
        return SpiceAgentChannelDevice.PORT_NAME.equals(name)
                ? DeviceKind.SPICE_AGENT_CHANNEL
                : DeviceKind.GUEST_AGENT_CHANNEL;
    }

    @Override
    public @Nullable String hostSide() {
        return name;
    }

    @Override
    public List<Mark> marks() {
        return Mark.of(Evidence.PORT_NAME, name);
    }
}
