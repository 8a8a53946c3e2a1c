package org.vireo.model.reported;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DeviceAddress;
import org.vireo.model.device.DeviceKind;
import org.vireo.model.device.Mark;

/**
 * Memory beside what the guest started with.
 *
 * @param model libvirt's word, such as dimm
 * @param sizeBytes its size
 * @param currentBytes what the guest has of it; the size for all but virtio-mem
 * @param node NUMA node of the guest; -1 when not given
 * @param sourcePath file on the host; null when it has none
 */
public record ReportedMemory(
        @Nullable String alias,
        @Nullable DeviceAddress address,
        String model,
        long sizeBytes,
        long currentBytes,
        int node,
        @Nullable String sourcePath)
        implements ReportedDevice {

    /** Memory of the host that it takes; virtio-pmem is the page cache of a file. */
    public long hostBytes() {
        return model.equals("virtio-pmem") ? 0 : sizeBytes;
    }

    @Override
    public String element() {
        return "memory";
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.MEMORY;
    }

    @Override
    public @Nullable String hostSide() {
        return sourcePath == null ? model : sourcePath;
    }

    @Override
    public List<Mark> marks() {
        return Mark.fileOrAddress(sourcePath);
    }
}
