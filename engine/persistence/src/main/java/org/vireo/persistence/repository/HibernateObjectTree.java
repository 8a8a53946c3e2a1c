package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.query.SelectionQuery;
import org.vireo.core.port.ObjectTree;
import org.vireo.model.ObjectRef;
import org.vireo.model.ObjectType;
import org.vireo.model.user.Reach;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.database.HqlFunctions;
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
    public Set<UUID> within(Reach reach, ObjectType type, Set<UUID> ids) {
        if (reach.isEverything()) {
            return ids;
        }
        String entity = ReachCondition.entity(type);
        if (entity == null) {
            return Stream.of(reach.whole(), reach.places())
                    .flatMap(held -> held.getOrDefault(type, Set.of()).stream())
                    .filter(ids::contains)
                    .collect(Collectors.toUnmodifiableSet());
        }
        ReachCondition condition = new ReachCondition(reach);
        SelectionQuery<UUID> query = transactions
                .session()
                .createSelectionQuery(
                        "select e.id from " + entity + " e where one_of(:ids, e.id) and " + condition.of(type, "e"),
                        UUID.class)
                .setParameter("ids", HqlFunctions.ids(ids));
        condition.bind(query);
        return Set.copyOf(query.list());
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
