package org.vireo.core.command.vmdevice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;

/**
 * Attaches a disk to a VM; to one that runs, too.
 *
 * @param passDiscard null to pass on what a writable disk discards
 */
public record AttachDisk(
        UUID vmId,
        UUID diskId,
        DiskBus bus,
        boolean bootable,
        boolean readOnly,
        @Nullable Boolean passDiscard) implements Command<UUID> {

    public AttachDisk(UUID vmId, UUID diskId, DiskBus bus, boolean bootable, boolean readOnly) {
        this(vmId, diskId, bus, bootable, readOnly, null);
    }

    /** The device that the VM gets. */
    DiskDevice device() {
        return new DiskDevice(
                new DeviceId(diskId),
                new DiskId(diskId),
                bus,
                bootable ? 1 : null,
                readOnly,
                passDiscard == null ? !readOnly : passDiscard);
    }
}
