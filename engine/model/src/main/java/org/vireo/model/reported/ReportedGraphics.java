package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;

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
    public @Nullable String alias() {
        return null;
    }

    @Override
    public @Nullable DeviceAddress address() {
        return null;
    }
}
