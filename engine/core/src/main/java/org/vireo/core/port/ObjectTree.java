package org.vireo.core.port;

import java.util.Set;
import java.util.UUID;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;
import org.vireo.model.user.Reach;

/**
 * Where objects belong: a VM to its cluster, a disk to its storage domain and to the VMs that have it, these to their
 * data center, and everything to the system.
 */
public interface ObjectTree {

    /** Whether the object is there and in reach. One statement at most. */
    default boolean isWithin(Reach reach, ObjectRef object) {
        return within(reach, object.type(), Set.of(object.id())).contains(object.id());
    }

    /** Those of the objects that are there and in reach. One statement at most. */
    Set<UUID> within(Reach reach, ObjectType type, Set<UUID> ids);

    /** Whether there is such an object. One statement at most; of kinds that hold no permissions there is none. */
    boolean exists(ObjectRef object);
}
