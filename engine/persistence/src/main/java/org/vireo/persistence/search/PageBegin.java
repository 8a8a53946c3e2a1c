package org.vireo.persistence.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a page begins: after a row, by what it is sorted by. Unlike a number of rows to leave out it stays true when rows
 * come and go before it.
 *
 * @param conditions in HQL
 * @param parameters of these
 */
record PageBegin(List<String> conditions, Map<String, Object> parameters) {

    /** At the beginning. */
    static final PageBegin FIRST = new PageBegin(List.of(), Map.of());

    private static final String ID = "begin_id";

    /** After a row, whose id comes first and then what each of the orderings says of it. */
    static PageBegin after(List<Ordering> orderings, @Nullable Object[] row) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(ID, java.util.Objects.requireNonNull(row[0], "every row has an id"));
        String condition = "e.id > :" + ID;
        for (int i = orderings.size() - 1; i >= 0; i--) {
            Object value = row[i + 1];
            if (value != null) {
                parameters.put("begin_" + i, value);
            }
            condition = beyond(orderings.get(i), value == null ? null : ":begin_" + i, condition);
        }
        return new PageBegin(List.of("(" + condition + ")"), parameters);
    }

    /** Further on by this ordering, or as far and further on by what follows. */
    private static String beyond(Ordering ordering, @Nullable String value, String further) {
        String path = ordering.path();
        if (value == null) {
            return ordering.descending()
                    ? "(" + path + " is not null or " + further + ")"
                    : "(" + path + " is null and " + further + ")";
        }
        String same = "(" + path + " = " + value + " and " + further + ")";
        return ordering.descending()
                ? "(" + path + " <= " + value + " and (" + path + " < " + value + " or " + same + "))"
                : "(" + path + " > " + value + " or " + path + " is null or " + same + ")";
    }
}
