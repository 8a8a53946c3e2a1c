package org.vireo.persistence.search;

import java.util.List;

/** What results are sorted by: an expression over {@code e} or a join. PostgreSQL has nulls as the greatest. */
record Ordering(String path, boolean descending) {

    /** By all of these, and at last by the id, so that the order is the same each time. */
    static String clause(List<Ordering> orderings) {
        StringBuilder clause = new StringBuilder(" order by ");
        orderings.forEach(
                ordering -> clause.append(ordering.path()).append(ordering.descending() ? " desc, " : " asc, "));
        return clause.append("e.id").toString();
    }
}
