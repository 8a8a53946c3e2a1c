package org.vireo.core.command;

import org.vireo.model.ObjectRef;
import org.vireo.model.user.Permit;

/**
 * A permission that a caller must have on an object or on one above it.
 *
 * @param hidden whether the object is not there for callers who do not see it; not so where it follows from one in sight
 */
public record RequiredPermit(Permit permit, ObjectRef object, boolean hidden) {

    /** On an object that the caller names. */
    public RequiredPermit(Permit permit, ObjectRef object) {
        this(permit, object, true);
    }

    /** On an object that follows from one in sight, such as the cluster of a VM. */
    public static RequiredPermit implied(Permit permit, ObjectRef object) {
        return new RequiredPermit(permit, object, false);
    }
}
