package org.vireo.model.device;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vireo.model.id.DeviceId;

/**
 * A graphical console. libvirt gives it no alias: it is known by its protocol, of which a VM has one at most.
 *
 * @param keymap keyboard layout such as en-us; null to pass key codes on as they come
 */
public record GraphicsDevice(
        DeviceId id, GraphicsProtocol protocol, @Nullable String keymap) implements Device {

    private static final Pattern KEYMAP = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{1,8})?");

    public GraphicsDevice {
        if (keymap != null && !KEYMAP.matcher(keymap).matches()) {
            throw new IllegalArgumentException(
                    "Keyboard layout '" + keymap + "' is none that QEMU knows: such as en-us, de");
        }
    }

    /** A VNC console without a keyboard layout of its own. */
    public static GraphicsDevice vnc(DeviceId id) {
        return new GraphicsDevice(id, GraphicsProtocol.VNC, null);
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.GRAPHICS;
    }
}
