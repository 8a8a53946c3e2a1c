package org.vireo.model.device.disk;

/**
 * How much of SCSI a guest gets of a logical unit.
 *
 * @param passThrough whether the guest's SCSI commands reach the unit; else it sees a disk of QEMU
 * @param sgIo which commands pass
 * @param rawIo whether QEMU may issue commands that Linux keeps to the administrator
 * @param reservations whether the guest's persistent reservations reach the unit, through the helper that libvirt runs
 */
public record LunAccess(boolean passThrough, SgIo sgIo, boolean rawIo, boolean reservations) {

    /** A disk as any other. */
    public static final LunAccess NONE = new LunAccess(false, SgIo.DEFAULT, false, false);

    @SuppressWarnings("ConstantValue")
    public LunAccess {
        sgIo = sgIo == null ? SgIo.DEFAULT : sgIo;
        if (!passThrough && (sgIo != SgIo.DEFAULT || rawIo || reservations)) {
            throw new IllegalArgumentException(
                    "Filter of SCSI commands, raw I/O and reservations are for disks whose SCSI commands pass through:"
                            + " let them pass, or leave these out");
        }
    }
}
