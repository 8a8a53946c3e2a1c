package org.vireo.persistence.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;
import org.vireo.core.query.InvalidSearchException;
import org.vireo.core.query.Search;
import org.vireo.model.ObjectType;
import org.vireo.model.user.Reach;
import org.vireo.persistence.database.HqlFunctions;

/** What can be asked about one kind of object. A closed list: only paths written here get into a query. */
public final class SearchTable<E> {

    private static final String COUNT = "count(*)";

    private final Class<E> type;
    private final String kind;
    private final Ordering defaultOrder;
    private final Map<String, SearchField> fields;
    private final Map<String, String> joins;
    private final Function<ReachCondition, String> seen;

    private SearchTable(Builder<E> builder) {
        this.type = builder.type;
        this.kind = builder.kind;
        this.defaultOrder = builder.defaultOrder;
        this.fields = Map.copyOf(builder.fields);
        this.joins = new LinkedHashMap<>(builder.joins);
        this.seen = builder.seen;
    }

    /** Begins a table; the entity is called {@code e} in every path. */
    static <E> Builder<E> of(Class<E> type, String kind) {
        return new Builder<>(type, kind);
    }

    /**
     * What the search finds of what is in reach, in its order.
     *
     * <p>A page is looked up in two statements, first the ids, which often come from an index alone, then the rows: a
     * page at the far end costs little more than the first one.
     *
     * @throws InvalidSearchException when the search names a field that this kind does not have, or a value that the
     *     field cannot have
     */
    public List<E> find(Session session, Search search, Reach reach) {
        boolean simple = search.max() <= 0 || (search.page() <= 1 && search.condition() == null);
        if (simple) {
            return query(session, search, reach, "e", type, Map.of()).getResultList();
        }
        List<UUID> ids =
                query(session, search, reach, "e.id", UUID.class, Map.of()).getResultList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Object, E> rows = new HashMap<>();
        session.createSelectionQuery("from " + type.getName() + " e where one_of(:ids, e.id)", type)
                .setParameter("ids", HqlFunctions.ids(ids))
                .getResultList()
                .forEach(row -> rows.put(session.getIdentifier(row), row));
        return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    /**
     * How many the search finds of what is in reach, on all its pages.
     *
     * @throws InvalidSearchException as {@link #find}
     */
    public long count(Session session, Search search, Reach reach) {
        Search whole = search.limitedTo(0);
        return query(session, whole, reach, COUNT, Long.class, Map.of()).getSingleResult();
    }

    /** The one with exactly this name; stars in it are stars. */
    public Optional<E> named(Session session, String name) {
        return first(session, field("name").path() + " = :name", name);
    }

    /** The one whose name differs from this one in nothing but case; stars in it are stars. */
    public Optional<E> holderOf(Session session, String name) {
        return first(session, "by_letter(" + field("name").path() + ") = by_letter(:name)", name);
    }

    private Optional<E> first(Session session, String condition, String name) {
        return session.createSelectionQuery("from " + type.getName() + " e where " + condition + " order by e.id", type)
                .setParameter("name", name)
                .setMaxResults(1)
                .uniqueResultOptional();
    }

    /**
     * What the search finds, for kinds that are followed by growing numbers.
     *
     * @param after finds only what has a greater id
     * @throws InvalidSearchException as {@link #find}
     */
    public List<E> findAfter(Session session, Search search, long after, Reach reach) {
        if (!search.after().isEmpty()) {
            throw new InvalidSearchException("The numbers of " + kind + " grow: go on with 'from', not with 'after'.");
        }
        return query(session, search, reach, "e", type, Map.of("e.id > :after", after))
                .getResultList();
    }

    private <R> SelectionQuery<R> query(
            Session session, Search search, Reach reach, String selected, Class<R> result, Map<String, Long> after) {
        HqlCondition condition = new HqlCondition(this, search.caseSensitive());
        List<String> where = new ArrayList<>(after.keySet());
        String searched = condition.of(search.condition());
        if (!searched.isEmpty()) {
            where.add(searched);
        }
        ReachCondition inReach = new ReachCondition(reach);
        if (!reach.isEverything()) {
            where.add(seen.apply(inReach));
        }
        List<Ordering> orderings = orderings(search, condition.usedJoins());
        PageBegin begin = begin(session, search, orderings, condition.usedJoins());
        where.addAll(begin.conditions());
        String order = selected.equals(COUNT) ? "" : Ordering.clause(orderings);
        StringBuilder hql = new StringBuilder("select " + selected + from(condition.usedJoins()));
        if (!where.isEmpty()) {
            hql.append(" where ").append(String.join(" and ", where));
        }
        SelectionQuery<R> query = session.createSelectionQuery(hql.append(order).toString(), result);
        condition.parameters().forEach(query::setParameter);
        begin.parameters().forEach(query::setParameter);
        inReach.bind(query);
        after.values().forEach(value -> query.setParameter("after", value));
        return paged(query, search);
    }

    SearchField field(String name) {
        SearchField field = fields.get(name);
        if (field == null) {
            throw new InvalidSearchException("There is no search field '" + name + "' for " + kind + ". Known fields: "
                    + String.join(", ", fields.keySet().stream().sorted().toList()) + ".");
        }
        return field;
    }

    private String from(Set<String> usedJoins) {
        StringBuilder hql = new StringBuilder(" from " + type.getName() + " e");
        joins.forEach((name, join) -> {
            if (usedJoins.contains(name)) {
                hql.append(" left join ").append(join);
            }
        });
        return hql.toString();
    }

    /** Where the page before ended, as its last objects are now. */
    private PageBegin begin(Session session, Search search, List<Ordering> orderings, Set<String> usedJoins) {
        if (search.after().isEmpty()) {
            return PageBegin.FIRST;
        }
        String paths =
                orderings.stream().map(ordering -> ", " + ordering.path()).collect(Collectors.joining());
        List<Object[]> left = session.createSelectionQuery(
                        "select e.id" + paths + from(usedJoins) + " where one_of(:ids, e.id)"
                                + Ordering.clause(orderings),
                        Object[].class)
                .setParameter("ids", HqlFunctions.ids(search.after()))
                .getResultList();
        if (left.isEmpty()) {
            throw new InvalidSearchException("None of the " + kind + " that the page is to begin after is there any"
                    + " more: begin again without 'after'.");
        }
        return PageBegin.after(orderings, left.getLast());
    }

    private List<Ordering> orderings(Search search, Set<String> usedJoins) {
        if (search.orders().isEmpty()) {
            return List.of(defaultOrder);
        }
        List<Ordering> orderings = new ArrayList<>();
        for (Search.Order by : search.orders()) {
            SearchField field = field(by.field());
            if (field.type() instanceof FieldType.Texts) {
                throw new InvalidSearchException("Search field '" + by.field() + "' cannot be sorted by: one of the "
                        + kind + " may have several.");
            }
            usedJoins.addAll(field.joins());
            String path = field.type() instanceof FieldType.Text ? "by_letter(" + field.path() + ")" : field.path();
            orderings.add(new Ordering(path, by.descending()));
        }
        return orderings;
    }

    private static <R> SelectionQuery<R> paged(SelectionQuery<R> query, Search search) {
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
        private Ordering defaultOrder = new Ordering("by_letter(e.name)", false);
        private Function<ReachCondition, String> seen = reach -> "1 = 0";

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

        Builder<E> orderedBy(String path, boolean descending) {
            this.defaultOrder = new Ordering(path, descending);
            return this;
        }

        /** Objects of the kind that permissions are given on. */
        Builder<E> seenAs(ObjectType kind) {
            return seenWhere(reach -> reach.of(kind, "e"));
        }

        /** By whom they are seen who do not see everything; nobody when this is not said. */
        Builder<E> seenWhere(Function<ReachCondition, String> condition) {
            this.seen = condition;
            return this;
        }

        SearchTable<E> build() {
            return new SearchTable<>(this);
        }
    }
}
