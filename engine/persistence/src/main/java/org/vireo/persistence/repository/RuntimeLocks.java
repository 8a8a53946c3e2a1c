package org.vireo.persistence.repository;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.vireo.model.vm.VmRuntime;
import org.vireo.persistence.database.HqlFunctions;

/** Locks run-time rows in the order of their ids, so that two lockers never wait for each other in a circle. */
final class RuntimeLocks {

    /** The rows that exist, as they are now that nobody else can change them. */
    List<VmRuntime> locked(Session session, Collection<UUID> vmIds) {
        Set<UUID> loadedBefore =
                vmIds.stream().filter(id -> isLoaded(session, id)).collect(Collectors.toSet());
        List<VmRuntime> rows = session.createSelectionQuery(
                        "from VmRuntime e where one_of(:ids, e.vmId) order by e.vmId", VmRuntime.class)
                .setParameter("ids", HqlFunctions.ids(vmIds))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        // A query leaves what the session knows already as it was read before the lock.
        rows.stream().filter(row -> loadedBefore.contains(row.vmId())).forEach(session::refresh);
        return rows;
    }

    private static boolean isLoaded(Session session, UUID vmId) {
        SharedSessionContractImplementor internals = session.unwrap(SharedSessionContractImplementor.class);
        var persister = internals.getFactory().getMappingMetamodel().getEntityDescriptor(VmRuntime.class);
        return internals.getPersistenceContext().containsEntity(internals.generateEntityKey(vmId, persister));
    }
}
