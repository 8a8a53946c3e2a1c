package org.vireo.domainxml.address;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;

/**
 * A controller that the machine has.
 *
 * @param type libvirt's word
 * @param model libvirt's word; null where the type says it all
 * @param index number among the controllers of its type
 * @param address null where it has none
 * @param ports how many ports it has; 0 where the word means nothing
 * @param startPort of a companion: the first port of the other controller that it serves
 */
public record PlannedController(
        String type,
        @Nullable String model,
        int index,
        @Nullable DeviceAddress address,
        int ports,
        @Nullable Integer startPort) {

    /** One that is nobody's companion. */
    public PlannedController(
            String type, @Nullable String model, int index, @Nullable DeviceAddress address, int ports) {
        this(type, model, index, address, ports, null);
    }
}
