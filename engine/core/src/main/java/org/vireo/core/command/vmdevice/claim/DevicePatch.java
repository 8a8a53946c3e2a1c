package org.vireo.core.command.vmdevice.claim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vireo.core.command.patch.MergePatch;
import org.vireo.core.validation.Violation;
import org.vireo.core.validation.Violations;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.Device;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.NicDevice;

/** Changes to a device as it is kept, by a JSON merge patch, within what a device of its kind can be changed in. Pure. */
public final class DevicePatch {

    private static final MergePatch<Device> PATCH = new MergePatch<>(Device.class, "DEVICE", "Device", "configuration");

    private static final String OPTIONS = "options";
    private static final String TEAMING = "teaming";

    /** What of a NIC no command of its own changes. */
    private static final Set<String> OPEN_OF_NIC = Set.of("bootOrder", OPTIONS);

    private DevicePatch() {}

    /** The changed device; when it is impossible, the violations say why and the device stays as it was. */
    public static Device apply(Device before, ObjectNode patch, Violations violations) {
        Set<String> refused = fixed(before);
        refused.removeIf(name -> !patch.has(name));
        refused.forEach(name -> violations.add(Violation.invalid(
                "DEVICE", "Device [" + name + "] cannot be changed.", "Leave it out of the request.")));
        if (before instanceof NicDevice && changesTeaming(patch)) {
            violations.add(Violation.invalid(
                    "DEVICE",
                    "Device [options.teaming] cannot be changed, nor can [options] be reset with it.",
                    "Choose a vNIC profile with a failover profile."));
            return before;
        }
        if (!refused.isEmpty()) {
            return before;
        }
        Device after = PATCH.apply(before, patch, violations);
        if (after instanceof DiskDevice disk) {
            disk.problems().forEach(problem -> violations.add(Violation.invalid("DEVICE", problem, "")));
        }
        return after;
    }

    /** Null for the options would reset it with them. */
    private static boolean changesTeaming(ObjectNode patch) {
        return patch.path(OPTIONS).isNull() || patch.path(OPTIONS).has(TEAMING);
    }

    /** What makes a device the one it is, and what commands of its own change. */
    private static Set<String> fixed(Device device) {
        Set<String> fixed = new TreeSet<>(Set.of("id", "kind"));
        if (device instanceof DiskDevice) {
            fixed.add("diskId");
        } else if (device instanceof CdromDevice) {
            fixed.add("medium");
        } else if (device instanceof NicDevice) {
            fixed.addAll(Arrays.stream(NicDevice.class.getRecordComponents())
                    .map(RecordComponent::getName)
                    .filter(name -> !OPEN_OF_NIC.contains(name))
                    .collect(Collectors.toSet()));
        }
        return fixed;
    }
}
