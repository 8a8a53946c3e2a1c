package org.vireo.core.port;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.model.ObjectRef;
import org.vireo.model.job.EntityLock;
import org.vireo.model.user.Reach;

/** Locks that tasks hold on objects. */
public interface LockRepository {

    /**
     * Takes all of them or none. Concurrent callers wait for each other's transactions, in an order that cannot
     * deadlock. Entities that the transaction loaded before are no longer live: what they were may have changed while it
     * waited.
     *
     * @return the lock of somebody else that is in the way, or empty when all were taken
     */
    Optional<EntityLock> acquire(List<EntityLock> locks);

    void release(UUID taskId);

    /** Those on objects in reach, the oldest first. */
    List<EntityLock> all(Reach reach);

    /** What is locked now among these objects. */
    List<EntityLock> on(Collection<ObjectRef> objects);
}
