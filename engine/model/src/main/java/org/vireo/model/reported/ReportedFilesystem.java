package org.vireo.model.reported;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.Evidence;
import org.vireo.model.device.Mark;

/**
 * A directory of the host that the guest can mount.
 *
 * @param source the directory, or the socket of the virtiofsd that serves it
 * @param tag what the guest calls it
 */
public record ReportedFilesystem(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        @Nullable String source,
        @Nullable String tag) implements ReportedDevice {

    @Override
    public String element() {
        return "filesystem";
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.FILESYSTEM;
    }

    @Override
    public @Nullable String hostSide() {
        return source;
    }

    @Override
    public List<Mark> marks() {
        return Mark.of(Evidence.TAG, tag);
    }
}
