package org.vireo.persistence.search;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vireo.core.query.InvalidSearchException;
import org.vireo.core.query.Search.Condition;
import org.vireo.core.query.Search.Operator;
import org.vireo.persistence.database.HqlFunctions;

/** One search's condition as HQL. Values go into parameters, never into the text. */
final class HqlCondition {

    private static final char ESCAPE = '!';

    private final SearchTable<?> table;
    private final boolean caseSensitive;
    private final Set<String> usedJoins = new HashSet<>();
    private final Map<String, Object> parameters = new HashMap<>();

    HqlCondition(SearchTable<?> table, boolean caseSensitive) {
        this.table = table;
        this.caseSensitive = caseSensitive;
    }

    Set<String> usedJoins() {
        return usedJoins;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** Empty when everything matches. */
    String of(@Nullable Condition condition) {
        return switch (condition) {
            case null -> "";
            case Condition.And and -> joined(and.parts().stream().map(this::of), " and ");
            case Condition.Or or -> joined(alternatives(or.parts()), " or ");
            case Condition.Comparison comparison -> comparison(comparison);
        };
    }

    private static String joined(Stream<String> parts, String word) {
        List<String> all = parts.filter(part -> !part.isEmpty()).toList();
        return all.isEmpty() ? "" : "(" + String.join(word, all) + ")";
    }

    /** "One of these thousand ids" is one parameter, not a thousand conditions. */
    private Stream<String> alternatives(List<Condition> parts) {
        Map<String, List<UUID>> ids = new LinkedHashMap<>();
        List<Condition> others = new ArrayList<>();
        for (Condition part : parts) {
            if (part instanceof Condition.Comparison comparison
                    && comparison.operator() == Operator.EQUAL
                    && table.field(comparison.field()).type() instanceof FieldType.Id) {
                ids.computeIfAbsent(comparison.field(), field -> new ArrayList<>())
                        .add(uuid(comparison));
            } else {
                others.add(part);
            }
        }
        return Stream.concat(
                ids.entrySet().stream().map(entry -> oneOf(table.field(entry.getKey()), entry.getValue())),
                others.stream().map(this::of));
    }

    private String oneOf(SearchField field, List<UUID> ids) {
        usedJoins.addAll(field.joins());
        return "one_of(" + parameter(HqlFunctions.ids(ids)) + ", " + field.path() + ")";
    }

    private String comparison(Condition.Comparison comparison) {
        SearchField field = table.field(comparison.field());
        usedJoins.addAll(field.joins());
        return switch (field.type()) {
            case FieldType.Text text -> text(comparison, field.path());
            case FieldType.Texts texts -> anyText(comparison, field.path(), texts);
            case FieldType.Id id -> id(comparison, field.path());
            case FieldType.Ordered ordered -> ordered(comparison, field.path(), ordered);
            case FieldType.Words words -> words(comparison, field.path(), words);
        };
    }

    private String text(Condition.Comparison comparison, String path) {
        String value = comparison.value();
        Operator operator = comparison.operator();
        boolean pattern = value.contains("*");
        if (pattern && operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
            throw invalid(comparison, "a star can be compared by = and != only");
        }
        String parameter = pattern ? parameter(like(value)) : parameter(value);
        String left = caseSensitive ? path : "by_letter(" + path + ")";
        String right = caseSensitive ? parameter : "by_letter(" + parameter + ")";
        if (!pattern) {
            return compared(path, left, operator, right);
        }
        String matches =
                left + (operator == Operator.EQUAL ? " like " : " not like ") + right + " escape '" + ESCAPE + "'";
        return operator == Operator.EQUAL ? matches : "(" + path + " is null or " + matches + ")";
    }

    /** Whether one of them is so; "not equal" means that none is equal. */
    private String anyText(Condition.Comparison comparison, String path, FieldType.Texts texts) {
        equalityOnly(comparison);
        Condition.Comparison equal = new Condition.Comparison(comparison.field(), Operator.EQUAL, comparison.value());
        String found = "exists (select 1 from " + texts.rows() + " and " + text(equal, path) + ")";
        return comparison.operator() == Operator.EQUAL ? found : "not " + found;
    }

    private static String like(String value) {
        StringBuilder pattern = new StringBuilder();
        for (char character : value.toCharArray()) {
            switch (character) {
                case '*' -> pattern.append('%');
                case '%', '_', ESCAPE -> pattern.append(ESCAPE).append(character);
                default -> pattern.append(character);
            }
        }
        return pattern.toString();
    }

    private String id(Condition.Comparison comparison, String path) {
        equalityOnly(comparison);
        return compared(path, path, comparison.operator(), parameter(uuid(comparison)));
    }

    private static UUID uuid(Condition.Comparison comparison) {
        try {
            return UUID.fromString(comparison.value());
        } catch (IllegalArgumentException e) {
            throw invalid(comparison, "expected a UUID");
        }
    }

    private String ordered(Condition.Comparison comparison, String path, FieldType.Ordered type) {
        try {
            String parameter = parameter(type.reader().apply(comparison.value()));
            return compared(path, path, comparison.operator(), parameter);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw invalid(comparison, "expected " + type.what());
        }
    }

    private String words(Condition.Comparison comparison, String path, FieldType.Words type) {
        if (!type.ordered()) {
            equalityOnly(comparison);
        }
        List<String> constants = positions(comparison, type.texts()).stream()
                .sorted()
                .flatMap(position -> type.words().get(position).constants().stream())
                .toList();
        boolean not = comparison.operator() == Operator.NOT_EQUAL;
        if (constants.isEmpty()) {
            return not ? "1 = 1" : "1 = 0";
        }
        String in = path + (not ? " not in (" : " in (") + String.join(", ", constants) + ")";
        return not ? "(" + path + " is null or " + in + ")" : in;
    }

    /** Places, in the list of words, of the words that the comparison picks; those that it picks out for "not equal". */
    private static Set<Integer> positions(Condition.Comparison comparison, List<String> words) {
        String value = comparison.value().toLowerCase(Locale.ROOT);
        if (value.contains("*")) {
            equalityOnly(comparison);
            return places(words, place -> matches(words.get(place), value));
        }
        int place = words.indexOf(value);
        if (place < 0) {
            throw invalid(comparison, "known values are " + String.join(", ", words));
        }
        return places(words, other -> compares(other, comparison.operator(), place));
    }

    private static Set<Integer> places(List<String> words, IntPredicate wanted) {
        return IntStream.range(0, words.size()).filter(wanted).boxed().collect(Collectors.toSet());
    }

    /** Every part between stars must come after the one before it. */
    private static boolean matches(String word, String pattern) {
        String[] parts = pattern.split("\\*", -1);
        String last = parts[parts.length - 1];
        int from = parts[0].length();
        if (!word.startsWith(parts[0]) || !word.endsWith(last)) {
            return false;
        }
        for (int i = 1; i < parts.length - 1; i++) {
            int found = word.indexOf(parts[i], from);
            if (found < 0) {
                return false;
            }
            from = found + parts[i].length();
        }
        return from + last.length() <= word.length();
    }

    private static boolean compares(int place, Operator operator, int with) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> place == with;
            case LESS -> place < with;
            case LESS_OR_EQUAL -> place <= with;
            case GREATER -> place > with;
            case GREATER_OR_EQUAL -> place >= with;
        };
    }

    private static void equalityOnly(Condition.Comparison comparison) {
        if (comparison.operator() != Operator.EQUAL && comparison.operator() != Operator.NOT_EQUAL) {
            throw invalid(comparison, "this field can be compared by = and != only");
        }
    }

    /** What has no value differs from every value. */
    private static String compared(String path, String left, Operator operator, String right) {
        return switch (operator) {
            case EQUAL -> left + " = " + right;
            case NOT_EQUAL -> "(" + path + " is null or " + left + " <> " + right + ")";
            case LESS -> left + " < " + right;
            case LESS_OR_EQUAL -> left + " <= " + right;
            case GREATER -> left + " > " + right;
            case GREATER_OR_EQUAL -> left + " >= " + right;
        };
    }

    private String parameter(Object value) {
        String name = "p" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    private static InvalidSearchException invalid(Condition.Comparison comparison, String why) {
        return new InvalidSearchException("Value '" + comparison.value() + "' of search field '" + comparison.field()
                + "' is not possible: " + why + ".");
    }
}
