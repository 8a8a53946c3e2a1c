package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.vireo.core.port.AuditLog;
import org.vireo.core.query.Search;
import org.vireo.model.event.AuditEvent;
import org.vireo.model.event.EventCode;
import org.vireo.model.user.Reach;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.database.HqlFunctions;
import org.vireo.persistence.search.SearchTables;

/** The audit log in PostgreSQL. */
@Singleton
public final class HibernateAuditLog implements AuditLog {

    private final HibernateTransactions transactions;

    @Inject
    public HibernateAuditLog(HibernateTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(AuditEvent event) {
        transactions.session().persist(event);
    }

    @Override
    public Optional<AuditEvent> find(long id, Reach reach) {
        Search byId = Search.by("id", id);
        return SearchTables.AUDIT_EVENTS.findAfter(transactions.session(), byId, id - 1, reach).stream()
                .findFirst();
    }

    @Override
    public List<AuditEvent> search(Search search, long afterId, Reach reach) {
        return SearchTables.AUDIT_EVENTS.findAfter(transactions.session(), search, afterId, reach);
    }

    @Override
    public Set<UUID> removedVms(Collection<UUID> vmIds) {
        return vmIds.isEmpty()
                ? Set.of()
                : new HashSet<>(transactions
                        .session()
                        .createSelectionQuery(
                                "select distinct e.vmId from AuditEvent e where one_of(:ids, e.vmId) and e.code = :code",
                                UUID.class)
                        .setParameter("ids", HqlFunctions.ids(vmIds))
                        .setParameter("code", EventCode.VM_REMOVED)
                        .getResultList());
    }
}
