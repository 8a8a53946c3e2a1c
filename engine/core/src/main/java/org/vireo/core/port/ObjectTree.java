package org.vireo.core.port;

import java.util.List;
import org.vireo.model.ObjectRef;

/** Where objects belong: a VM to its cluster, a cluster to its data center, and everything to the system. */
public interface ObjectTree {

    /** The object itself and everything above it, ending with the system. */
    List<ObjectRef> withAncestors(ObjectRef object);
}
