package org.vireo.domainxml.device.console;

import org.vireo.domainxml.spi.BuildInput;
import org.vireo.model.device.GraphicsDevice;
import org.vireo.model.device.GraphicsProtocol;
import org.vireo.model.spec.DeviceEntry;

/** Whether the VM has a SPICE console, without which QEMU has nobody to connect a device with. */
final class SpiceConsoles {

    private SpiceConsoles() {}

    /** True when it has; else says why the domain cannot be built. */
    static boolean there(BuildInput input, String what) {
        for (DeviceEntry entry : input.vm().devices()) {
            if (entry.device() instanceof GraphicsDevice console && console.protocol() == GraphicsProtocol.SPICE) {
                return true;
            }
        }
        input.refuse(what + " is connected with a SPICE client, but the VM has no SPICE console: add one or remove"
                + " the device.");
        return false;
    }
}
