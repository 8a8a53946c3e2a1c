package org.vireo.persistence.search;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;
import org.vireo.core.query.InvalidSearchException;
import org.vireo.core.query.Search;

/** What can be asked about one kind of object. A closed list: only paths written here get into a query. */
public final class SearchTable<E> {

    private final Class<E> type;
    private final String kind;
    private final String defaultOrder;
    private final Map<String, SearchField> fields;
    private final Map<String, String> joins;

    private SearchTable(Builder<E> builder) {
        this.type = builder.type;
        this.kind = builder.kind;
        this.defaultOrder = builder.defaultOrder;
        this.fields = Map.copyOf(builder.fields);
        this.joins = new LinkedHashMap<>(builder.joins);
    }

    /** Begins a table; the entity is called {@code e} in every path. */
    static <E> Builder<E> of(Class<E> type, String kind) {
        return new Builder<>(type, kind);
    }

    /**
     * The query that answers the search.
     *
     * @throws InvalidSearchException when the search names a field that this kind does not have, or a value that the
     *     field cannot have
     */
    public SelectionQuery<E> query(Session session, Search search) {
        return query(session, search, "", Map.of());
    }

    /**
     * The same, narrowed further.
     *
     * @param restriction HQL condition; empty for none
     * @param parameters those of the restriction, by name
     */
    public SelectionQuery<E> query(Session session, Search search, String restriction, Map<String, Object> parameters) {
        HqlCondition condition = new HqlCondition(this, search.caseSensitive());
        String where = condition.of(search.condition());
        String order = order(search, condition.usedJoins());
        StringBuilder hql =
                new StringBuilder("select e from ").append(type.getName()).append(" e");
        joins.forEach((name, join) -> {
            if (condition.usedJoins().contains(name)) {
                hql.append(" left join ").append(join);
            }
        });
        String all = Stream.of(where, restriction)
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + " and " + other)
                .orElse("");
        if (!all.isEmpty()) {
            hql.append(" where ").append(all);
        }
        SelectionQuery<E> query = session.createSelectionQuery(hql.append(order).toString(), type);
        condition.parameters().forEach((name, value) -> bind(query, name, value));
        parameters.forEach((name, value) -> bind(query, name, value));
        return paged(query, search);
    }

    private static void bind(SelectionQuery<?> query, String name, Object value) {
        if (value instanceof Collection<?> values) {
            query.setParameterList(name, values);
        } else {
            query.setParameter(name, value);
        }
    }

    SearchField field(String name) {
        SearchField field = fields.get(name);
        if (field == null) {
            throw new InvalidSearchException("There is no search field '" + name + "' for " + kind + ". Known fields: "
                    + String.join(", ", fields.keySet().stream().sorted().toList()) + ".");
        }
        return field;
    }

    private String order(Search search, Set<String> usedJoins) {
        if (search.orders().isEmpty()) {
            return " order by " + defaultOrder;
        }
        StringBuilder order = new StringBuilder(" order by ");
        for (Search.Order by : search.orders()) {
            SearchField field = field(by.field());
            usedJoins.addAll(field.joins());
            String path = field.type() instanceof FieldType.Text ? "lower(" + field.path() + ")" : field.path();
            order.append(path).append(by.descending() ? " desc, " : " asc, ");
        }
        return order.append("e.id").toString();
    }

    private static <E> SelectionQuery<E> paged(SelectionQuery<E> query, Search search) {
        if (search.max() <= 0) {
            return query;
        }
        long first = Math.max(0, search.page() - 1L) * search.max();
        if (first > Integer.MAX_VALUE) {
            throw new InvalidSearchException("Page " + search.page() + " is too far: results end before it.");
        }
        return query.setFirstResult((int) first).setMaxResults(search.max());
    }

    /** Collects the fields of a table. */
    static final class Builder<E> {

        private final Class<E> type;
        private final String kind;
        private final Map<String, SearchField> fields = new LinkedHashMap<>();
        private final Map<String, String> joins = new LinkedHashMap<>();
        private String defaultOrder = "lower(e.name), e.name, e.id";

        private Builder(Class<E> type, String kind) {
            this.type = type;
            this.kind = kind;
        }

        /** A join of one row at most, such as {@code Cluster cluster on cluster.id = e.clusterId}. */
        Builder<E> join(String name, String join) {
            joins.put(name, join);
            return this;
        }

        Builder<E> field(String name, String path, FieldType fieldType, String... throughJoins) {
            fields.put(name, new SearchField(path, fieldType, List.of(throughJoins)));
            return this;
        }

        Builder<E> orderedBy(String order) {
            this.defaultOrder = order;
            return this;
        }

        SearchTable<E> build() {
            return new SearchTable<>(this);
        }
    }
}
