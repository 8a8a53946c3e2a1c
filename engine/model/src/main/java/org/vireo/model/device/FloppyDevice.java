package org.vireo.model.device;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;

/**
 * A floppy drive. A VM has two at most.
 *
 * @param medium what lies in it; a payload is what Windows reads at its first start
 */
public record FloppyDevice(DeviceId id, CdromMedium medium) implements Device {

    /** A drive whose floppy disk the host builds from the VM's payload. */
    public static FloppyDevice payload(DeviceId id) {
        return new FloppyDevice(id, CdromMedium.PAYLOAD);
    }

    @Override
    public @Nullable DiskId insertedDisk() {
        return medium instanceof CdromMedium.IsoDisk(DiskId disk) ? disk : null;
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.FLOPPY;
    }

    @Override
    public Place place() {
        return Place.FLOPPY;
    }

    @Override
    public String description() {
        return "Floppy drive: " + medium;
    }

    @Override
    public Optional<Device> copy(DeviceId newId) {
        return Optional.of(new FloppyDevice(newId, medium));
    }
}
