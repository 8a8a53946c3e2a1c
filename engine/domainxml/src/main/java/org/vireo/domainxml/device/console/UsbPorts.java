package org.vireo.domainxml.device.console;

import org.vireo.domainxml.spi.BuildInput;
import org.vireo.model.device.Device;
import org.vireo.model.hardware.UsbController;

/** Whether a USB device has found a port. */
final class UsbPorts {

    private UsbPorts() {}

    /** True when it has; else says why the domain cannot be built. */
    static boolean found(BuildInput input, Device device, String what) {
        if (input.addresses().of(device) != null) {
            return true;
        }
        boolean none = input.vm().hardware().platform().usb().controller() == UsbController.NONE;
        input.refuse(
                none
                        ? "The VM has no USB controller for " + what + " " + device.id()
                                + ": switch USB on or remove the device."
                        : "All USB ports of the VM are taken, there is none for " + what + " " + device.id()
                                + ": remove a USB device, or use an xHCI controller with up to 15 ports.");
        return false;
    }
}
