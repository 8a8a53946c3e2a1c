package org.vireo.core.port;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.core.query.Search;
import org.vireo.model.event.AuditEvent;
import org.vireo.model.user.Reach;

/** The audit log. */
public interface AuditLog {

    void add(AuditEvent event);

    /** Empty when there is none, or none in reach. */
    Optional<AuditEvent> find(long id, Reach reach);

    /**
     * Newest first, those about objects in reach and those that the user of the reach caused. Search fields: id, type (number of the code), severity, message, correlation_id, vm.id, host.id,
     * time.
     *
     * @param afterId only events with a greater id
     */
    List<AuditEvent> search(Search search, long afterId, Reach reach);

    /** Those of the VMs that are on record as removed. */
    Set<UUID> removedVms(Collection<UUID> vmIds);
}
