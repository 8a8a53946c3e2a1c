package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import org.hibernate.query.SelectionQuery;
import org.vireo.core.port.ObjectTree;
import org.vireo.model.ObjectRef;
import org.vireo.model.user.Reach;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.search.ReachCondition;

/** Where objects belong, asked in one query whatever the depth. */
@Singleton
public final class HibernateObjectTree implements ObjectTree {

    private final HibernateTransactions transactions;

    @Inject
    public HibernateObjectTree(HibernateTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean isWithin(Reach reach, ObjectRef object) {
        if (reach.isEverything()) {
            return true;
        }
        String entity = ReachCondition.entity(object.type());
        if (entity == null) {
            return reach.whole().getOrDefault(object.type(), Set.of()).contains(object.id())
                    || reach.places().getOrDefault(object.type(), Set.of()).contains(object.id());
        }
        ReachCondition condition = new ReachCondition(reach);
        SelectionQuery<UUID> query = transactions
                .session()
                .createSelectionQuery(
                        "select e.id from " + entity + " e where e.id = :id and " + condition.of(object.type(), "e"),
                        UUID.class)
                .setParameter("id", object.id());
        condition.bind(query);
        return query.uniqueResultOptional().isPresent();
    }

    @Override
    public boolean exists(ObjectRef object) {
        String entity = ReachCondition.entity(object.type());
        if (entity == null) {
            return object.equals(ObjectRef.SYSTEM);
        }
        return transactions
                .session()
                .createSelectionQuery("select e.id from " + entity + " e where e.id = :id", UUID.class)
                .setParameter("id", object.id())
                .uniqueResultOptional()
                .isPresent();
    }
}
