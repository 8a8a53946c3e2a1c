package org.vireo.persistence.json;

import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import org.vireo.model.device.Device;

/** The configured record of a device. */
@Immutable
@Converter(autoApply = true)
public final class DeviceColumn extends JsonColumn<Device> {

    public DeviceColumn() {
        super(Device.class);
    }
}
