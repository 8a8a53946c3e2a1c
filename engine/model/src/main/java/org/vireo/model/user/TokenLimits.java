package org.vireo.model.user;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be done by a program's token: never more than its user may.
 *
 * @param permits of the role that narrows it; null when none does
 */
public record TokenLimits(UUID tokenId, @Nullable Set<Permit> permits) {

    /** A narrowed token that gives rights could give those that it lacks. */
    private static final Set<Permit> NEVER_NARROWED =
            EnumSet.of(Permit.MANIPULATE_USERS, Permit.MANIPULATE_ROLES, Permit.MANIPULATE_PERMISSIONS);

    /** Reading is never narrowed. */
    public boolean allows(Permit permit) {
        return permits == null
                || permit == Permit.VIEW
                || (permits.contains(permit) && !NEVER_NARROWED.contains(permit));
    }
}
