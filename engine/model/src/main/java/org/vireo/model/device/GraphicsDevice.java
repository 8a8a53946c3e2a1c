package org.vireo.model.device;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vireo.model.id.DeviceId;

/**
 * A graphical console. libvirt gives it no alias: it is known by its protocol, of which a VM has one at most.
 *
 * @param keymap keyboard layout such as en-us; null to pass key codes on as they come
 * @param vnc of a VNC console
 * @param spice of a SPICE console
 */
public record GraphicsDevice(
        DeviceId id, GraphicsProtocol protocol, @Nullable String keymap, VncOptions vnc, SpiceOptions spice)
        implements Device {

    private static final Pattern KEYMAP = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{1,8})?");

    @SuppressWarnings("ConstantValue")
    public GraphicsDevice {
        vnc = vnc == null ? VncOptions.DEFAULT : vnc;
        spice = spice == null ? SpiceOptions.DEFAULT : spice;
        if (keymap != null && !isKeymap(keymap)) {
            throw new IllegalArgumentException(
                    "Keyboard layout '" + keymap + "' is none that QEMU knows: such as en-us, de");
        }
    }

    /** A console without further wishes. */
    public GraphicsDevice(DeviceId id, GraphicsProtocol protocol, @Nullable String keymap) {
        this(id, protocol, keymap, VncOptions.DEFAULT, SpiceOptions.DEFAULT);
    }

    /** A VNC console without a keyboard layout of its own. */
    public static GraphicsDevice vnc(DeviceId id) {
        return new GraphicsDevice(id, GraphicsProtocol.VNC, null);
    }

    /** A SPICE console without a keyboard layout of its own. */
    public static GraphicsDevice spice(DeviceId id) {
        return new GraphicsDevice(id, GraphicsProtocol.SPICE, null);
    }

    /** Whether the text has the shape of QEMU's keyboard layouts. */
    public static boolean isKeymap(String text) {
        return KEYMAP.matcher(text).matches();
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.GRAPHICS;
    }

    @Override
    public Place place() {
        return Place.NONE;
    }

    @Override
    public String description() {
        return Words.lower(protocol) + " console";
    }

    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.of(new GraphicsDevice(newId, protocol, keymap, vnc, spice));
    }

    @Override
    public List<Mark> marks() {
        return Mark.of(Evidence.GRAPHICS_PROTOCOL, Words.lower(protocol));
    }
}
