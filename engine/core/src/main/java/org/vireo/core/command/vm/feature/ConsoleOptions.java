package org.vireo.core.command.vm.feature;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GraphicsProtocol;
import org.vireo.model.device.SpiceOptions;

/** The keyboard layout of graphical consoles, and what a SPICE client may exchange with the guest. */
final class ConsoleOptions implements Feature {

    @Override
    public void apply(FeatureWishes wishes, DeviceSet devices, Violations violations) {
        DisplayWishes display = wishes.display();
        if (display == null) {
            return;
        }
        String keymap = display.keymap();
        if (keymap != null && !keymap.isEmpty() && !GraphicsDevice.isKeymap(keymap)) {
            violations.add(Violation.invalid(
                    "DISPLAY",
                    "VM [display.keyboard_layout] '" + keymap.replaceAll("\\p{C}", "?") + "' is none that QEMU knows.",
                    "Give one such as en-us or de."));
            return;
        }
        if (!devices.hasConsole(GraphicsProtocol.SPICE)) {
            refuse("copy_paste_enabled", display.copyPaste(), violations);
            refuse("file_transfer_enabled", display.fileTransfer(), violations);
        }
        String shown = devices.all(GraphicsDevice.class).stream()
                .map(GraphicsDevice::keymap)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        boolean other = keymap != null && !keymap.equals(shown);
        devices.change(GraphicsDevice.class, console -> changed(console, display, other));
    }

    /** Nobody but a SPICE client does it, so there is nothing to forbid. */
    private static void refuse(String member, @Nullable Boolean wanted, Violations violations) {
        violations.require(
                !Boolean.FALSE.equals(wanted),
                Violation.conflict(
                        "DISPLAY",
                        "VM [display." + member + "] false is for a SPICE console, and the VM has none.",
                        "Set display.type to spice, or leave it out."));
    }

    private static GraphicsDevice changed(GraphicsDevice console, DisplayWishes display, boolean otherKeymap) {
        String keymap = otherKeymap ? display.keymap() : null;
        SpiceOptions spice = console.spice();
        if (console.protocol() == GraphicsProtocol.SPICE) {
            spice = new SpiceOptions(
                    or(display.copyPaste(), spice.copyPaste()),
                    or(display.fileTransfer(), spice.fileTransfer()),
                    spice.streaming(),
                    spice.tlsPort(),
                    spice.secureChannels());
        }
        String layout = keymap == null ? console.keymap() : keymap.isEmpty() ? null : keymap;
        return new GraphicsDevice(console.id(), console.protocol(), layout, console.vnc(), spice);
    }

    private static boolean or(@Nullable Boolean wanted, boolean otherwise) {
        return wanted == null ? otherwise : wanted;
    }
}
