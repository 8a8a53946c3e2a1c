package org.vireo.model.reported;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;

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
    public @Nullable String alias() {
        return null;
    }

    @Override
    public @Nullable DeviceAddress address() {
        return null;
    }
}
