package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;

/**
 * A TPM.
 *
 * @param model libvirt's word for the interface
 * @param backend who acts as the TPM: emulator, passthrough or external
 */
public record ReportedTpm(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        @Nullable String model,
        @Nullable String backend) implements ReportedDevice {

    @Override
    public String element() {
        return "tpm";
    }
}
