package org.vireo.api.schema;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
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

    private DateText() {}

    static String print(Instant value) {
        return WRITTEN.format(value);
    }

    static Instant parse(String text) {
        if (isNumber(text)) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        TemporalAccessor parsed = READ.parse(text);
        return Instant.from(parsed);
    }

    private static boolean isNumber(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        return text.length() > start && text.chars().skip(start).allMatch(c -> c >= '0' && c <= '9');
    }
}
