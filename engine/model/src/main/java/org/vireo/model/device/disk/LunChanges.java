package org.vireo.model.device.disk;

import org.jspecify.annotations.Nullable;

/**
 * What somebody says of how much of SCSI a guest gets; null for what is not said.
 *
 * @param filter which commands pass, if any
 * @param reservations whether the guest's persistent reservations reach the unit; they are commands, so that those pass
 */
public record LunChanges(
        @Nullable LunAccess filter, @Nullable Boolean reservations) {

    /** What comes of it. What is not said is as before; where no commands pass any more, no reservations do. */
    public LunAccess over(LunAccess before) {
        LunAccess base = filter == null ? before : filter;
        boolean reserves = reservations == null ? base.passThrough() && before.reservations() : reservations;
        return new LunAccess(base.passThrough() || reserves, base.sgIo(), base.rawIo(), reserves);
    }
}
