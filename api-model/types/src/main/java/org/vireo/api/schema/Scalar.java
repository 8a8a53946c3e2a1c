package org.vireo.api.schema;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the values of one scalar type stand in documents.
 *
 * @param kind what the type is, so that formats with types of their own (JSON) can use them
 * @param words the words of an enum in the order of the model; empty for the other kinds
 * @param expected what a reader expects, as the end of the sentence "expected is ..."
 * @param printer from a value to its text
 * @param parser from a text to a value; throws {@link IllegalArgumentException} or one of its subclasses, or {@link
 *     java.time.DateTimeException}, when the text is not of this type
 * @param <V> the Java type of the values
 */
public record Scalar<V>(
        Kind kind, List<String> words, String expected, Function<V, String> printer, Function<String, V> parser) {
    /** The kinds of scalar values. */
    public enum Kind {
        TEXT,
        BOOLEAN,
        INTEGER,
        DECIMAL,
        DATE,
        ENUM
    }

    /** Any text, taken as it is. */
    public static final Scalar<String> TEXT =
            new Scalar<>(Kind.TEXT, List.of(), "a text", Function.identity(), Function.identity());

    /** True or false. */
    public static final Scalar<Boolean> BOOLEAN =
            new Scalar<>(Kind.BOOLEAN, List.of(), "true or false", String::valueOf, Scalar::parseBoolean);

    /** A whole number of 64 bits. */
    public static final Scalar<Long> INTEGER = new Scalar<>(
            Kind.INTEGER,
            List.of(),
            "a whole number of at most 64 bits",
            String::valueOf,
            text -> Long.valueOf(text.strip()));

    /** A decimal number, never written with an exponent. */
    public static final Scalar<BigDecimal> DECIMAL =
            new Scalar<>(Kind.DECIMAL, List.of(), "a decimal number", BigDecimal::toPlainString, Scalar::parseDecimal);

    /** A moment, precise to the millisecond. */
    public static final Scalar<Instant> DATE = new Scalar<>(
            Kind.DATE,
            List.of(),
            "a date like 2026-01-31T10:00:00.000Z",
            DateText::print,
            text -> DateText.parse(text.strip()));

    private static final int LONGEST_DECIMAL = 100;

    /** Makes the scalar of an enum; words are read without regard to case. */
    public static <E extends Enum<E> & ApiEnum> Scalar<E> ofEnum(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        List<String> all = constants.stream().map(ApiEnum::wire).toList();
        Map<String, E> words = constants.stream().collect(Collectors.toMap(ApiEnum::wire, Function.identity()));
        String expected = "one of " + String.join(", ", all);
        return new Scalar<>(Kind.ENUM, all, expected, ApiEnum::wire, text -> {
            E value = words.get(text.strip().toLowerCase(Locale.ROOT));
            if (value == null) {
                throw new IllegalArgumentException("not " + expected);
            }
            return value;
        });
    }

    /** Returns the text of a value. */
    public String print(V value) {
        return printer.apply(value);
    }

    /** Returns the value of a text, or throws as described for {@link #parser}. */
    public V parse(String text) {
        return parser.apply(text);
    }

    private static Boolean parseBoolean(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1" -> Boolean.TRUE;
            case "false", "f", "no", "n", "0" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException("not a boolean");
        };
    }

    /** Huge exponents are refused: written out plainly they would fill the memory. */
    private static BigDecimal parseDecimal(String text) {
        BigDecimal value = new BigDecimal(text.strip());
        if (value.precision() > LONGEST_DECIMAL || Math.abs((long) value.scale()) > LONGEST_DECIMAL) {
            throw new NumberFormatException("too long");
        }
        return value;
    }
}
