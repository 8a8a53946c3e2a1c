package org.vireo.core.command.vmdevice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.Command;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.disk.DiskOptions;
import org.vireo.model.device.disk.LunAccess;
import org.vireo.model.device.disk.LunChanges;
import org.vireo.model.id.DeviceId;
import org.vireo.model.id.DiskId;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskStorage;

/**
 * Attaches a disk to a VM; to one that runs, too.
 *
 * @param passDiscard null to pass on what a writable disk discards
 * @param lun what the VM gets of SCSI other than the disk says; null for nothing
 */
public record AttachDisk(
        UUID vmId,
        UUID diskId,
        DiskBus bus,
        boolean bootable,
        boolean readOnly,
        @Nullable Boolean passDiscard,
        @Nullable LunChanges lun)
        implements Command<UUID> {

    public AttachDisk(UUID vmId, UUID diskId, DiskBus bus, boolean bootable, boolean readOnly) {
        this(vmId, diskId, bus, bootable, readOnly, null, null);
    }

    /** The device that the VM gets of an image. */
    DiskDevice device() {
        return device(LunAccess.NONE);
    }

    /** The device that the VM gets of the disk. */
    DiskDevice device(Disk disk) {
        return device(disk.storage() instanceof DiskStorage.Direct direct ? direct.lun() : LunAccess.NONE);
    }

    private DiskDevice device(LunAccess standard) {
        return new DiskDevice(
                new DeviceId(diskId),
                new DiskId(diskId),
                bus,
                bootable ? 1 : null,
                readOnly,
                passDiscard == null ? !readOnly : passDiscard,
                DiskOptions.DEFAULT.withLun(lun == null ? standard : lun.over(standard)));
    }
}
