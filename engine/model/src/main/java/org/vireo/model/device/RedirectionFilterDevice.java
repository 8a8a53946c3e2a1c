package org.vireo.model.device;

import java.util.List;
import org.vireo.model.id.DeviceId;

/**
 * Which devices of the client's machine the VM takes. libvirt gives it no alias; a VM has one at most.
 *
 * @param rules the first one that fits a device decides
 */
public record RedirectionFilterDevice(DeviceId id, List<UsbFilterRule> rules) implements Device {

    public RedirectionFilterDevice {
        rules = List.copyOf(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("A redirection filter without rules filters nothing: give it one");
        }
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.REDIRECTION_FILTER;
    }
}
