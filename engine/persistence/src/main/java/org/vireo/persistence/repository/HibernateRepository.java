package org.vireo.persistence.repository;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;
import org.vireo.core.port.Repository;
import org.vireo.core.query.Search;
import org.vireo.model.user.Reach;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.database.HqlFunctions;
import org.vireo.persistence.search.SearchTable;

/** What all repositories of business objects do the same way. */
abstract class HibernateRepository<E> implements Repository<E> {

    private final HibernateTransactions transactions;
    private final Class<E> type;
    private final SearchTable<E> table;

    HibernateRepository(HibernateTransactions transactions, Class<E> type, SearchTable<E> table) {
        this.transactions = transactions;
        this.type = type;
        this.table = table;
    }

    @Override
    public final Optional<E> find(UUID id) {
        return Optional.ofNullable(session().find(type, id));
    }

    @Override
    public final List<E> findAll(Collection<UUID> ids) {
        return query("from " + type.getName() + " e where one_of(:ids, e.id)")
                .setParameter("ids", HqlFunctions.ids(ids))
                .getResultList();
    }

    @Override
    public final List<E> search(Search search, Reach reach) {
        return table.find(session(), search, reach);
    }

    @Override
    public final long count(Search search) {
        return table.count(session(), search, Reach.EVERYTHING);
    }

    @Override
    public final Optional<E> named(String name) {
        return table.named(session(), name);
    }

    @Override
    public final Optional<E> holderOf(String name) {
        return table.holderOf(session(), name);
    }

    @Override
    public final void add(E entity) {
        session().persist(entity);
    }

    /** Written at once: what is added afterwards may take the place of what went. */
    @Override
    public final void remove(E entity) {
        session().remove(entity);
        session().flush();
    }

    final Session session() {
        return transactions.session();
    }

    /** All of this kind whose field has the value, by name. */
    final List<E> by(String field, UUID value) {
        return query("from " + type.getName() + " e where e." + field + " = :value order by by_letter(e.name), e.id")
                .setParameter("value", value)
                .getResultList();
    }

    final SelectionQuery<E> query(String hql) {
        return session().createSelectionQuery(hql, type);
    }
}
