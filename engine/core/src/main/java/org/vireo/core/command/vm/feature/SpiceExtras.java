package org.vireo.core.command.vm.feature;

import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.device.GraphicsProtocol;
import org.vireo.model.device.RedirectionDevice;
import org.vireo.model.device.RedirectionFilterDevice;
import org.vireo.model.device.SmartcardDevice;
import org.vireo.model.device.SmartcardMode;

/** What a SPICE client passes on of its own machine. */
final class SpiceExtras {

    /** How many USB devices of the client the guest can have at once; oVirt's number. */
    private static final int PORTS = 4;

    private SpiceExtras() {}

    /** Ports for the client's USB devices. */
    static void usb(FeatureWishes wishes, DeviceSet devices, Violations violations) {
        Boolean wanted = wishes.usbRedirection();
        if (wanted == null
                || wanted == devices.has(RedirectionDevice.class)
                || !possible(wanted, "usb.enabled", devices, violations)) {
            return;
        }
        if (!wanted) {
            devices.remove(RedirectionDevice.class);
            devices.remove(RedirectionFilterDevice.class);
        } else {
            for (int i = 0; i < PORTS; i++) {
                devices.add(id -> new RedirectionDevice(id, null));
            }
        }
    }

    /** A reader for the client's card. */
    static void smartcard(FeatureWishes wishes, DeviceSet devices, Violations violations) {
        Boolean wanted = wishes.smartcard();
        if (wanted != null
                && wanted != devices.has(SmartcardDevice.class)
                && possible(wanted, "display.smartcard_enabled", devices, violations)) {
            devices.require(wanted, SmartcardDevice.class, id -> new SmartcardDevice(id, SmartcardMode.PASSTHROUGH));
        }
    }

    private static boolean possible(boolean wanted, String member, DeviceSet devices, Violations violations) {
        boolean possible = !wanted || devices.hasConsole(GraphicsProtocol.SPICE);
        violations.require(
                possible,
                Violation.conflict(
                        "DISPLAY",
                        "VM [" + member + "] true needs a SPICE console, and the VM has none.",
                        "Set display.type to spice."));
        return possible;
    }
}
