package org.vireo.core.command.vmdevice.attachment;

import org.jspecify.annotations.Nullable;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.disk.LunAccess;

/**
 * What changes of how a disk is attached; null keeps what there is.
 *
 * @param bootable whether it is booted from; it becomes the first in the boot order unless it is in it already
 * @param passDiscard whether what the guest discards is given back to the storage
 * @param reservations whether the guest's SCSI reservations reach the logical unit
 * @param active whether it is part of the machine; else it is only kept
 */
public record AttachmentChanges(
        @Nullable DiskBus bus,
        @Nullable Boolean bootable,
        @Nullable Boolean readOnly,
        @Nullable Boolean passDiscard,
        @Nullable Boolean reservations,
        @Nullable Boolean active) {

    /** Nothing but whether it is part of the machine. */
    public static AttachmentChanges active(boolean active) {
        return new AttachmentChanges(null, null, null, null, null, active);
    }

    /** Whether it is to be booted from, and is not yet. */
    boolean makesBootable(DiskDevice before) {
        return Boolean.TRUE.equals(bootable) && before.bootOrder() == null;
    }

    /** The device afterwards; an {@link IllegalArgumentException} says what is not possible. */
    DiskDevice applyTo(DiskDevice before) {
        Integer order = before.bootOrder();
        if (bootable != null) {
            order = bootable ? makesBootable(before) ? Integer.valueOf(1) : order : null;
        }
        LunAccess lun = before.options().lun();
        if (reservations != null) {
            lun = new LunAccess(lun.passThrough(), lun.sgIo(), lun.rawIo(), reservations);
        }
        return new DiskDevice(
                before.id(),
                before.diskId(),
                bus == null ? before.bus() : bus,
                order,
                or(readOnly, before.readOnly()),
                or(passDiscard, before.discard()),
                before.options().withLun(lun));
    }

    private static boolean or(@Nullable Boolean given, boolean otherwise) {
        return given == null ? otherwise : given;
    }
}
