package org.vireo.rest.mapping.storage;

import org.jspecify.annotations.Nullable;
import org.vireo.api.type.ScsiGenericIO;
import org.vireo.model.device.disk.LunAccess;
import org.vireo.model.device.disk.LunChanges;
import org.vireo.model.device.disk.SgIo;
import org.vireo.rest.problem.Faults;

/** What a guest gets of SCSI. */
public final class ScsiMapper {

    private ScsiMapper() {}

    public static ScsiGenericIO toApi(LunAccess lun) {
        if (!lun.passThrough()) {
            return ScsiGenericIO.DISABLED;
        }
        return lun.rawIo() ? ScsiGenericIO.UNFILTERED : ScsiGenericIO.FILTERED;
    }

    /** What is said of SCSI. Reservations are SCSI commands: none pass when no commands do. */
    public static LunChanges of(@Nullable ScsiGenericIO api, @Nullable Boolean reservations) {
        if (api == ScsiGenericIO.DISABLED && Boolean.TRUE.equals(reservations)) {
            throw Faults.invalid(
                    "DISK_ATTACHMENT",
                    "Disk [sgio] disabled lets no SCSI commands pass, but [uses_scsi_reservation] true asks for some:"
                            + " give filtered, or no reservations.");
        }
        return new LunChanges(api == null ? null : filter(api), reservations);
    }

    /** Commands that Linux keeps to the administrator pass only when they are to be unfiltered. */
    private static LunAccess filter(ScsiGenericIO api) {
        return switch (api) {
            case DISABLED -> LunAccess.NONE;
            case FILTERED -> new LunAccess(true, SgIo.DEFAULT, false, false);
            case UNFILTERED -> new LunAccess(true, SgIo.DEFAULT, true, false);
        };
    }
}
