package org.vireo.model.reported;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.Evidence;
import org.vireo.model.device.Mark;
import org.vireo.model.device.host.HostDeviceSource;

/**
 * A device of the host that the guest has.
 *
 * @param source which one; null when it is of a type that Vireo does not know
 */
public record ReportedHostDevice(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        @Nullable HostDeviceSource source) implements ReportedDevice {

    @Override
    public String element() {
        return "hostdev";
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.HOST_DEVICE;
    }

    @Override
    public @Nullable String hostSide() {
        return source == null ? null : source.toString();
    }

    @Override
    public List<Mark> marks() {
        return Mark.of(Evidence.SOURCE, hostSide());
    }
}
