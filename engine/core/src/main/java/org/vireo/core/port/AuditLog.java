package org.vireo.core.port;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.core.query.Search;
import org.vireo.model.event.AuditEvent;

/** The audit log. */
public interface AuditLog {

    void add(AuditEvent event);

    Optional<AuditEvent> find(long id);

    /**
     * Newest first. Search fields: id, type (number of the code), severity, message, correlation_id, vm.id, host.id,
     * time.
     *
     * @param afterId only events with a greater id
     */
    List<AuditEvent> search(Search search, long afterId);

    /** Those of the VMs that are on record as removed. */
    Set<UUID> removedVms(Collection<UUID> vmIds);
}
