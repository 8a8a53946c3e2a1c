package org.vireo.model.reported;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.Evidence;
import org.vireo.model.device.Mark;

/**
 * A device of which nothing is learned but that it is there and where.
 *
 * @param element the name of its XML element
 * @param model libvirt's word for what it is, by which some kinds are known
 * @param hostSide what it is on the host; null for nothing
 */
public record ReportedPlain(
        DeviceKind kind,
        String element,
        @Nullable String alias,
        @Nullable DeviceAddress address,
        @Nullable String model,
        @Nullable String hostSide)
        implements ReportedDevice {

    /** A device that is known by its kind, model or address alone. */
    public ReportedPlain(
            DeviceKind kind,
            String element,
            @Nullable String alias,
            @Nullable DeviceAddress address,
            @Nullable String model) {
        this(kind, element, alias, address, model, model);
    }

    /** All that a record of any plain kind can be known by; a record names what counts for its kind. */
    @Override
    public List<Mark> marks() {
        return List.of(Mark.ONE_AT_MOST.get(0), new Mark(Evidence.MODEL, model), Mark.ITS_ADDRESS);
    }
}
