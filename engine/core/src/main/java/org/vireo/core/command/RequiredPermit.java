package org.vireo.core.command;

import java.util.UUID;
import org.vireo.model.ObjectRef;
import org.vireo.model.user.Permit;

/**
 * A permission that a caller must have on an object or on one above it.
 *
 * @param hidden whether the object is not there for callers who do not see it; not so where it follows from one in sight
 * @param orOneself whether the object is a user, who needs no permission for it
 */
public record RequiredPermit(Permit permit, ObjectRef object, boolean hidden, boolean orOneself) {

    /** On an object that the caller names. */
    public RequiredPermit(Permit permit, ObjectRef object) {
        this(permit, object, true, false);
    }

    /** On an object that follows from one in sight, such as the cluster of a VM. */
    public static RequiredPermit implied(Permit permit, ObjectRef object) {
        return new RequiredPermit(permit, object, false, false);
    }

    /** On a user's own affairs: the permit is for others. */
    public static RequiredPermit orOneself(Permit permit, UUID userId) {
        return new RequiredPermit(permit, ObjectRef.user(userId), true, true);
    }
}
