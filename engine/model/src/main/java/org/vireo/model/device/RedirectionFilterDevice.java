package org.vireo.model.device;

import java.util.List;
import java.util.Optional;
import org.vireo.model.id.DeviceId;

/**
 * Which devices of the client's machine the VM takes. libvirt gives it no alias; a VM has one at most.
 *
 * @param rules the first one that fits a device decides
 */
public record RedirectionFilterDevice(DeviceId id, List<UsbFilterRule> rules) implements Device {

    private static final int MOST_RULES = 128;

    public RedirectionFilterDevice {
        rules = List.copyOf(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("A redirection filter without rules filters nothing: give it one");
        }
        if (rules.size() > MOST_RULES) {
            throw new IllegalArgumentException(
                    "A redirection filter has " + rules.size() + " rules: give it at most " + MOST_RULES);
        }
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.REDIRECTION_FILTER;
    }

    @Override
    public Place place() {
        return Place.NONE;
    }

    @Override
    public String description() {
        return "USB redirection filter, " + rules.size() + " rules";
    }

    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.of(new RedirectionFilterDevice(newId, rules));
    }

    @Override
    public List<Mark> marks() {
        return Mark.ONE_AT_MOST;
    }
}
