package org.vireo.model.device;

import java.util.List;
import org.vireo.model.id.DeviceId;
import org.vireo.model.need.HostNeed;

/** Through which a guest tells that its kernel has crashed. */
public record PanicDevice(DeviceId id, PanicModel model) implements Device {

    @Override
    public DeviceKind kind() {
        return DeviceKind.PANIC;
    }

    @Override
    public List<HostNeed> needs() {
        return model.needs();
    }
}
