package org.vireo.model.reported;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.Evidence;
import org.vireo.model.device.Mark;

/**
 * A graphical console. libvirt gives it neither alias nor address.
 *
 * @param protocol libvirt's word, such as vnc
 * @param port TCP port; -1 when it has none (yet)
 * @param tlsPort TCP port that speaks TLS; -1 when it has none
 * @param listen address that it listens on; null when libvirt does not say
 */
public record ReportedGraphics(
        String protocol, int port, int tlsPort, @Nullable String listen) implements ReportedDevice {

    @Override
    public String element() {
        return "graphics";
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.GRAPHICS;
    }

    @Override
    public @Nullable String hostSide() {
        int chosen = port < 0 ? tlsPort : port;
        return chosen < 0 ? null : listen + ":" + chosen;
    }

    @Override
    public List<Mark> marks() {
        return Mark.of(Evidence.GRAPHICS_PROTOCOL, protocol);
    }

    @Override
    public @Nullable String alias() {
        return null;
    }

    @Override
    public @Nullable DeviceAddress address() {
        return null;
    }
}
