package org.vireo.core.command.vm.feature;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.Device;
import org.vireo.model.device.DeviceKind;

/**
 * What becomes of the devices of a VM.
 *
 * @param before as they are
 * @param after as they are to be; a device that stays has the id that it had
 */
public record FeaturePlan(List<Device> before, List<Device> after) {

    public FeaturePlan {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Whether there is nothing to do. */
    public boolean isNothing() {
        return added().isEmpty() && removed().isEmpty() && changed().isEmpty();
    }

    /** Those that are not there yet. */
    public List<Device> added() {
        return after.stream().filter(device -> find(device, before) == null).toList();
    }

    /** Those that are there, and are not to be. */
    public List<Device> removed() {
        return before.stream().filter(device -> find(device, after) == null).toList();
    }

    /** Those that are to be otherwise, as they are to be. */
    public List<Device> changed() {
        return after.stream()
                .filter(device -> {
                    Device old = find(device, before);
                    return old != null && !old.equals(device);
                })
                .toList();
    }

    /** The kinds that something becomes of; a set of its own for each call. */
    public Set<DeviceKind> kinds() {
        Set<DeviceKind> kinds = EnumSet.noneOf(DeviceKind.class);
        Stream.of(added(), removed(), changed()).flatMap(List::stream).forEach(device -> kinds.add(device.kind()));
        return kinds;
    }

    private static @Nullable Device find(Device device, List<Device> devices) {
        return devices.stream()
                .filter(candidate -> Objects.equals(candidate.id(), device.id()))
                .findFirst()
                .orElse(null);
    }
}
