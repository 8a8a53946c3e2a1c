package org.vireo.core.command;

import org.vireo.model.ObjectRef;

/**
 * A lock that a command needs.
 *
 * @param purpose what whoever comes second is told, such as "it is being started"
 */
public record LockRequest(ObjectRef object, boolean exclusive, String purpose) {

    public static LockRequest exclusive(ObjectRef object, String purpose) {
        return new LockRequest(object, true, purpose);
    }

    public static LockRequest shared(ObjectRef object, String purpose) {
        return new LockRequest(object, false, purpose);
    }
}
