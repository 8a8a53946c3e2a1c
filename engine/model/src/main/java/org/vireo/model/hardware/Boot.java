package org.vireo.model.hardware;

import org.jspecify.annotations.Nullable;

/**
 * What the firmware does before the guest's operating system runs. Which device it boots from stands at the devices.
 *
 * @param menu whether the user can choose the device
 * @param menuTimeoutMillis how long the firmware shows the menu, 0 to 65,535; 0 for the firmware's own time
 * @param serialOutput whether SeaBIOS talks on the first serial port too
 * @param rebootTimeoutMillis after what time SeaBIOS tries again when nothing can be booted, 0 to 65,535; null for never
 * @param directKernel a kernel that is started without a boot loader
 * @param firmwareFiles files of the UEFI firmware, where libvirt's choice is not the right one; null for its choice
 * @see <a href="https://libvirt.org/formatdomain.html#operating-system-booting">libvirt: operating system booting</a>
 */
public record Boot(
        boolean menu,
        int menuTimeoutMillis,
        boolean serialOutput,
        @Nullable Integer rebootTimeoutMillis,
        DirectKernel directKernel,
        @Nullable FirmwareFiles firmwareFiles) {

    public static final Boot DEFAULT = new Boot(false, 0, false, null, DirectKernel.NONE, null);

    /** What QEMU counts to. */
    private static final int MOST_MILLIS = 65_535;

    @SuppressWarnings("ConstantValue")
    public Boot {
        directKernel = directKernel == null ? DirectKernel.NONE : directKernel;
        check("Boot menu timeout", menuTimeoutMillis);
        check("Reboot timeout", rebootTimeoutMillis == null ? 0 : rebootTimeoutMillis);
    }

    private static void check(String what, int millis) {
        if (millis < 0 || millis > MOST_MILLIS) {
            throw new IllegalArgumentException(what + " of " + millis + " ms is not between 0 and " + MOST_MILLIS);
        }
    }
}
