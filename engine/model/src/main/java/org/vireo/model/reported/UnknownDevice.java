package org.vireo.model.reported;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceKind;

/**
 * A device that Vireo has no words for.
 *
 * @param attributes the attributes of its element
 */
public record UnknownDevice(
        String element, @Nullable String alias, @Nullable DeviceAddress address, Map<String, String> attributes)
        implements ReportedDevice {

    public UnknownDevice {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    @Override
    public @Nullable DeviceKind kind() {
        return null;
    }
}
