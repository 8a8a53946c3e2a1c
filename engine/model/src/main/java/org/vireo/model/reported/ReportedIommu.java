package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;

/**
 * An IOMMU.
 *
 * @param model libvirt's word, such as intel
 */
public record ReportedIommu(
        @Nullable String alias, @Nullable DeviceAddress address, String model) implements ReportedDevice {

    @Override
    public String element() {
        return "iommu";
    }
}
