package org.vireo.model.reported;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.Mark;

/**
 * What USB redirection lets through. libvirt gives it neither alias nor address, and a VM has one at most.
 *
 * @param rules how many there are
 */
public record ReportedRedirectionFilter(int rules) implements ReportedDevice {

    @Override
    public String element() {
        return "redirfilter";
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.REDIRECTION_FILTER;
    }

    @Override
    public List<Mark> marks() {
        return Mark.ONE_AT_MOST;
    }

    @Override
    public @Nullable String alias() {
        return null;
    }

    @Override
    public @Nullable DeviceAddress address() {
        return null;
    }
}
