package org.vireo.domainxml.address;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.id.DeviceId;

/**
 * Where devices and controllers go.
 *
 * @param addresses what is asked for; a device that is not in it gets its address from libvirt
 * @param controllers in the order of the XML
 */
public record AddressPlan(Map<DeviceId, DeviceAddress> addresses, List<PlannedController> controllers) {

    /** The address to ask for, or null to leave it to libvirt. */
    public @Nullable DeviceAddress of(Device device) {
        return addresses.get(device.id());
    }
}
