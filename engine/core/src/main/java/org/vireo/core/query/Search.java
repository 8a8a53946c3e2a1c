package org.vireo.core.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a list is asked for, parsed from oVirt's search language.
 *
 * @param condition null for everything
 * @param max most results; 0 for all
 * @param page from 1, in steps of {@code max}
 */
public record Search(@Nullable Condition condition, List<Order> orders, int max, int page, boolean caseSensitive) {

    public static final Search ALL = new Search(null, List.of(), 0, 1, false);

    public Search {
        orders = List.copyOf(orders);
    }

    /** Matches one name, case-sensitive. */
    public static Search named(String name) {
        return new Search(new Condition.Comparison("name", Operator.EQUAL, name), List.of(), 0, 1, true);
    }

    /** A condition over the fields of one kind of object. */
    public sealed interface Condition {
        record And(List<Condition> parts) implements Condition {
            public And {
                parts = List.copyOf(parts);
            }
        }

        record Or(List<Condition> parts) implements Condition {
            public Or {
                parts = List.copyOf(parts);
            }
        }

        /** A star in the value stands for any text. */
        record Comparison(String field, Operator operator, String value) implements Condition {}
    }

    /** How a field is compared. */
    public enum Operator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }

    /** A field to sort by. */
    public record Order(String field, boolean descending) {}
}
