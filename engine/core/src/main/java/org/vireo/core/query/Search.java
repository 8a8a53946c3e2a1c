package org.vireo.core.query;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a list is asked for, parsed from oVirt's search language.
 *
 * @param condition null for everything
 * @param max most results; 0 for all
 * @param page from 1, in steps of {@code max}
 * @param after the last objects of the page before, in their order: what is found begins after the last of them that is
 *     still there; nothing to begin at the beginning
 */
public record Search(
        @Nullable Condition condition, List<Order> orders, int max, int page, boolean caseSensitive, List<UUID> after) {

    public static final Search ALL = new Search(null, List.of(), 0, 1, false);

    /** No object has it. */
    private static final String NOBODY = new UUID(0, 1).toString();

    public Search {
        orders = List.copyOf(orders);
        after = List.copyOf(after);
    }

    /** From the beginning. */
    public Search(@Nullable Condition condition, List<Order> orders, int max, int page, boolean caseSensitive) {
        this(condition, orders, max, page, caseSensitive, List.of());
    }

    /** Everything that the condition matches. */
    public static Search of(Condition condition) {
        return new Search(condition, List.of(), 0, 1, false);
    }

    /** Everything whose field has the value, such as the id of what it belongs to. */
    public static Search by(String field, Object value) {
        return of(new Condition.Comparison(field, Operator.EQUAL, value.toString()));
    }

    /** Matches one name, case-sensitive. */
    public static Search named(String name) {
        return new Search(new Condition.Comparison("name", Operator.EQUAL, name), List.of(), 0, 1, true);
    }

    /** The same with another limit. */
    public Search limitedTo(int newMax) {
        return new Search(condition, orders, newMax, page, caseSensitive, after);
    }

    /** The same, going on after a page; the number of the page counts no more. */
    public Search goingOnAfter(List<UUID> ids) {
        return ids.isEmpty() ? this : new Search(condition, orders, max, 1, caseSensitive, ids);
    }

    /** The same among what the condition matches. */
    public Search within(Condition all) {
        Condition both = condition == null ? all : new Condition.And(List.of(all, condition));
        return new Search(both, orders, max, page, caseSensitive, after);
    }

    /** The same with fields under their first names. */
    public Search renamed(Map<String, String> aliases) {
        List<Order> renamedOrders = orders.stream()
                .map(order -> new Order(aliases.getOrDefault(order.field(), order.field()), order.descending()))
                .toList();
        return new Search(condition, renamedOrders, max, page, caseSensitive, after)
                .replaced(comparison -> new Condition.Comparison(
                        aliases.getOrDefault(comparison.field(), comparison.field()),
                        comparison.operator(),
                        comparison.value()));
    }

    /** The same with every comparison replaced by what the function makes of it. */
    public Search replaced(Function<Condition.Comparison, Condition> replacement) {
        return condition == null
                ? this
                : new Search(replace(condition, replacement), orders, max, page, caseSensitive, after);
    }

    private static Condition replace(Condition condition, Function<Condition.Comparison, Condition> replacement) {
        return switch (condition) {
            case Condition.And(List<Condition> parts) ->
                new Condition.And(
                        parts.stream().map(part -> replace(part, replacement)).toList());
            case Condition.Or(List<Condition> parts) ->
                new Condition.Or(
                        parts.stream().map(part -> replace(part, replacement)).toList());
            case Condition.Comparison comparison -> replacement.apply(comparison);
        };
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

        /** One of these objects; none when there are no ids. */
        static Condition anyOf(List<UUID> ids) {
            return ids.isEmpty()
                    ? new Comparison("id", Operator.EQUAL, NOBODY)
                    : new Or(ids.stream()
                            .<Condition>map(id -> new Comparison("id", Operator.EQUAL, id.toString()))
                            .toList());
        }
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
