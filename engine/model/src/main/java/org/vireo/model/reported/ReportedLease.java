package org.vireo.model.reported;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.Mark;

/**
 * A lease that the lock daemon holds for the VM. It has neither alias nor address.
 *
 * @param path the file or volume that it is on
 */
public record ReportedLease(
        String lockspace, String key, @Nullable String path) implements ReportedDevice {

    @Override
    public String element() {
        return "lease";
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.LEASE;
    }

    @Override
    public String hostSide() {
        return lockspace + "/" + key;
    }

    @Override
    public List<Mark> marks() {
        return Mark.lease(lockspace, key);
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
