package org.vireo.model.device;

import org.jspecify.annotations.Nullable;
import org.vireo.model.id.DeviceId;

/**
 * A graphical console. libvirt gives it no alias: it is known by its protocol, of which a VM has one at most.
 *
 * @param keymap keyboard layout such as en-us; null to pass key codes on as they come
 */
public record GraphicsDevice(
        DeviceId id, GraphicsProtocol protocol, @Nullable String keymap) implements Device {

    /** A VNC console without a keyboard layout of its own. */
    public static GraphicsDevice vnc(DeviceId id) {
        return new GraphicsDevice(id, GraphicsProtocol.VNC, null);
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.GRAPHICS;
    }
}
