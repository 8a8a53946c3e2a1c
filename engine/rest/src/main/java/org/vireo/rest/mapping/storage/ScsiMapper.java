package org.vireo.rest.mapping.storage;

import org.jspecify.annotations.Nullable;
import org.vireo.api.type.ScsiGenericIO;
import org.vireo.model.device.disk.LunAccess;
import org.vireo.model.device.disk.SgIo;

/** What a guest gets of SCSI. */
public final class ScsiMapper {

    private ScsiMapper() {}

    public static ScsiGenericIO toApi(LunAccess lun) {
        if (!lun.passThrough()) {
            return ScsiGenericIO.DISABLED;
        }
        return lun.rawIo() ? ScsiGenericIO.UNFILTERED : ScsiGenericIO.FILTERED;
    }

    /**
     * Commands that Linux keeps to the administrator pass only when they are to be unfiltered. Reservations are SCSI
     * commands, so that they imply that those pass. Null when nothing is said.
     */
    public static @Nullable LunAccess of(@Nullable ScsiGenericIO api, @Nullable Boolean reservations) {
        if (api == null && reservations == null) {
            return null;
        }
        boolean reserves = Boolean.TRUE.equals(reservations);
        if (api == null) {
            return new LunAccess(reserves, SgIo.DEFAULT, false, reserves);
        }
        return switch (api) {
            case DISABLED -> new LunAccess(reserves, SgIo.DEFAULT, false, reserves);
            case FILTERED -> new LunAccess(true, SgIo.DEFAULT, false, reserves);
            case UNFILTERED -> new LunAccess(true, SgIo.DEFAULT, true, reserves);
        };
    }
}
