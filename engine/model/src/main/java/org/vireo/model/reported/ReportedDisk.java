package org.vireo.model.reported;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.Evidence;
import org.vireo.model.device.Mark;
import org.vireo.model.reported.disk.ImageChain;

/**
 * A disk.
 *
 * @param target the host's name of it, such as vda, and the bus in libvirt's word
 * @param serial serial number that the guest sees
 * @param chain its images
 */
public record ReportedDisk(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        String target,
        @Nullable String bus,
        @Nullable String serial,
        ImageChain chain)
        implements ReportedDevice {

    /** Where the data that the guest writes to is; null when it has no source. */
    public @Nullable String sourcePath() {
        return chain.top();
    }

    @Override
    public String element() {
        return "disk";
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.DISK;
    }

    @Override
    public @Nullable String hostSide() {
        return sourcePath();
    }

    @Override
    public List<Mark> marks() {
        return List.of(new Mark(Evidence.SERIAL, serial), new Mark(Evidence.SOURCE, sourcePath()));
    }
}
