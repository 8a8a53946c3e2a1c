package org.vireo.core.monitoring.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.Evidence;
import org.vireo.model.device.Mark;
import org.vireo.model.reported.ReportedDevice;

/**
 * The marks of devices as keys of a map.
 *
 * <p>The address counts for kinds alone that have nothing better: two cards with different MACs are two cards, also
 * when the second sits where the first one was.
 */
final class Keys {

    /** One thing that a device can be known by; keys of different kinds never meet. */
    record Key(DeviceKind kind, Evidence evidence, String value) {}

    private Keys() {}

    /** Keys of a record, the strongest first. */
    static List<Key> of(ConfiguredDevice record) {
        Device device = record.device();
        List<Key> keys = of(device.kind(), device.marks(), record.address());
        if (record.sourcePath() != null) {
            keys.add(new Key(device.kind(), Evidence.SOURCE, record.sourcePath()));
        }
        return keys;
    }

    /** Keys of a reported device, the strongest first; none of what is never configured. */
    static List<Key> of(ReportedDevice reported) {
        DeviceKind kind = reported.kind();
        return kind == null ? List.of() : of(kind, reported.marks(), reported.address());
    }

    private static List<Key> of(DeviceKind kind, List<Mark> marks, @Nullable DeviceAddress address) {
        List<Key> keys = new ArrayList<>(marks.size() + 1);
        for (Mark mark : marks) {
            String value = mark.equals(Mark.ITS_ADDRESS) && address != null ? address.toString() : mark.value();
            if (value != null) {
                keys.add(new Key(kind, mark.evidence(), value));
            }
        }
        return keys;
    }
}
