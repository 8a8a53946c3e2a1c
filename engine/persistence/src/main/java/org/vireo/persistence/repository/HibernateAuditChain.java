package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hibernate.Session;
import org.hibernate.type.StandardBasicTypes;
import org.vireo.core.port.AuditChain;
import org.vireo.model.event.AuditEvent;
import org.vireo.model.event.AuditSeal;
import org.vireo.persistence.database.AdvisoryLocks;
import org.vireo.persistence.database.HibernateTransactions;

/** The seals of the audit log in PostgreSQL. */
@Singleton
public final class HibernateAuditChain implements AuditChain {

    /** "seal" in ASCII. */
    private static final long SEALING = 0x7365616cL;

    private static final String UNSEALED = """
            select e.* from audit_unsealed u join audit_event e on e.id = u.event_id
            order by u.event_id limit :most
            """;

    private static final String STRANGER = """
            select min(e.id) as found from audit_event e
            where not exists (select 1 from audit_seal s where s.event_id = e.id)
              and not exists (select 1 from audit_unsealed u where u.event_id = e.id)
            """;

    private final HibernateTransactions transactions;

    @Inject
    public HibernateAuditChain(HibernateTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void sealAlone() {
        AdvisoryLocks.take(session(), SEALING);
    }

    @Override
    public Optional<AuditSeal> last() {
        return session()
                .createSelectionQuery("from AuditSeal s order by s.seq desc", AuditSeal.class)
                .setMaxResults(1)
                .uniqueResultOptional();
    }

    @Override
    public List<AuditEvent> unsealed(int most) {
        return session()
                .createNativeQuery(UNSEALED, AuditEvent.class)
                .setParameter("most", most)
                .getResultList();
    }

    @Override
    public long countUnsealed() {
        return (Long) session()
                .createNativeQuery("select count(*) as waiting from audit_unsealed", Object.class)
                .addScalar("waiting", StandardBasicTypes.LONG)
                .getSingleResult();
    }

    @Override
    public void seal(List<AuditSeal> seals) {
        seals.forEach(session()::persist);
        session()
                .createNativeMutationQuery("delete from audit_unsealed where event_id = any(:ids)")
                .setParameter("ids", seals.stream().map(AuditSeal::eventId).toArray(Long[]::new), Long[].class)
                .executeUpdate();
    }

    @Override
    public List<Sealed> after(long seq, int most) {
        return session()
                .createSelectionQuery(
                        "select s, e from AuditSeal s left join AuditEvent e on e.id = s.eventId where s.seq > :seq"
                                + " order by s.seq",
                        Sealed.class)
                .setParameter("seq", seq)
                .setMaxResults(most)
                .getResultList();
    }

    @Override
    public OptionalLong stranger() {
        Object found = session()
                .createNativeQuery(STRANGER, Object.class)
                .addScalar("found", StandardBasicTypes.LONG)
                .getSingleResultOrNull();
        return found == null ? OptionalLong.empty() : OptionalLong.of((Long) found);
    }

    private Session session() {
        return transactions.session();
    }
}
