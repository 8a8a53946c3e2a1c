package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.jpa.HibernateHints;
import org.hibernate.query.SelectionQuery;
import org.vireo.core.port.LockRepository;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;
import org.vireo.model.job.EntityLock;
import org.vireo.model.user.Reach;
import org.vireo.persistence.database.AdvisoryLocks;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.database.HqlFunctions;
import org.vireo.persistence.search.ReachCondition;

/**
 * Locks that tasks hold, as rows. Who takes locks first takes PostgreSQL's transaction-level advisory locks of the same
 * objects, so that between the look and the insert nobody else can come in.
 */
@Singleton
public final class HibernateLockRepository implements LockRepository {

    private final HibernateTransactions transactions;

    @Inject
    public HibernateLockRepository(HibernateTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<EntityLock> acquire(List<EntityLock> locks) {
        if (locks.isEmpty()) {
            return Optional.empty();
        }
        Map<ObjectRef, EntityLock> wanted = strongest(locks);
        queueFor(wanted.keySet());
        forgetWhatWasRead();
        List<EntityLock> present = on(wanted.keySet());
        for (EntityLock held : present) {
            EntityLock other = wanted.get(held.object());
            if (other != null && !held.taskId().equals(other.taskId()) && (held.isExclusive() || other.isExclusive())) {
                return Optional.of(held);
            }
        }
        wanted.values().stream()
                .filter(lock -> !isHeldBySameTask(lock, present))
                .forEach(transactions.session()::persist);
        return Optional.empty();
    }

    @Override
    public void release(UUID taskId) {
        transactions
                .session()
                .createNativeMutationQuery("delete from entity_lock where task_id = :task")
                // Those that this transaction took are not written yet.
                .setHint(HibernateHints.HINT_NATIVE_SPACES, EntityLock.class)
                .setParameter("task", taskId)
                .executeUpdate();
    }

    @Override
    public List<EntityLock> on(Collection<ObjectRef> objects) {
        Map<ObjectType, List<UUID>> byType = objects.stream()
                .collect(Collectors.groupingBy(
                        ObjectRef::type, LinkedHashMap::new, Collectors.mapping(ObjectRef::id, Collectors.toList())));
        if (byType.isEmpty()) {
            return List.of();
        }
        List<String> conditions = new ArrayList<>();
        byType.forEach((type, ids) -> conditions.add(
                "e.objectType = :type" + type.ordinal() + " and one_of(:ids" + type.ordinal() + ", e.objectId)"));
        SelectionQuery<EntityLock> query = transactions
                .session()
                .createSelectionQuery(
                        "from EntityLock e where " + String.join(" or ", conditions) + " order by e.since, e.id",
                        EntityLock.class);
        byType.forEach((type, ids) -> query.setParameter("type" + type.ordinal(), type)
                .setParameter("ids" + type.ordinal(), HqlFunctions.ids(ids)));
        return query.getResultList();
    }

    /** One lock an object: an exclusive one stands for shared ones of the same task. */
    private static Map<ObjectRef, EntityLock> strongest(List<EntityLock> locks) {
        return locks.stream()
                .collect(Collectors.toMap(
                        EntityLock::object,
                        lock -> lock,
                        (one, other) -> one.isExclusive() ? one : other,
                        LinkedHashMap::new));
    }

    private static boolean isHeldBySameTask(EntityLock lock, List<EntityLock> present) {
        return present.stream()
                .anyMatch(held -> held.taskId().equals(lock.taskId())
                        && held.object().equals(lock.object())
                        && (held.isExclusive() || !lock.isExclusive()));
    }

    @Override
    public List<EntityLock> all(Reach reach) {
        ReachCondition inReach = new ReachCondition(reach);
        String where = reach.isEverything() ? "" : " where " + inReach.ofPointer("e.objectType", "e.objectId");
        SelectionQuery<EntityLock> query = transactions
                .session()
                .createSelectionQuery("from EntityLock e" + where + " order by e.since, e.id", EntityLock.class);
        inReach.bind(query);
        return query.getResultList();
    }

    /** While this transaction waited, others changed what it had read: it reads it again. */
    private void forgetWhatWasRead() {
        transactions.session().flush();
        transactions.session().clear();
    }

    /** Waits until no other transaction takes locks of these objects. */
    private void queueFor(Collection<ObjectRef> objects) {
        AdvisoryLocks.take(
                transactions.session(),
                objects.stream()
                        .mapToLong(HibernateLockRepository::key)
                        .distinct()
                        .toArray());
    }

    /** Two objects may share a key by chance; they only wait for each other then. */
    private static long key(ObjectRef object) {
        return object.id().getMostSignificantBits() * 31
                + object.id().getLeastSignificantBits()
                + object.type().ordinal();
    }
}
