package org.vireo.api.schema;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * The texts of dates. Written are exactly three digits of a second and {@code Z}: clients of the API parse the fraction
 * with a fixed width, and fail or are wrong by minutes with any other.
 */
final class DateText {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Read are all forms of ISO 8601 and of XML Schema, and milliseconds since 1970 as JSON has them. */
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(Locale.ROOT);

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private DateText() {}

    static String print(Instant value) {
        return WRITTEN.format(value);
    }

    static Instant parse(String text) {
        Instant value = isNumber(text) ? Instant.ofEpochMilli(Long.parseLong(text)) : Instant.from(READ.parse(text));
        if (value.isBefore(FIRST) || value.isAfter(LAST)) {
            throw new DateTimeException("The year is not one of four digits");
        }
        return value;
    }

    private static boolean isNumber(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        return text.length() > start && text.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
    }
}
