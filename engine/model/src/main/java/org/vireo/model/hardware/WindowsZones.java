package org.vireo.model.hardware;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The names that Windows has for time zones, which clients send for guests with it, and what IANA calls them. From the
 * data file {@code windows-zones.tsv}: the library that has the same table, ICU4J, is 14 MB large and would serve for
 * nothing else.
 *
 * @see <a href="https://unicode.org/reports/tr35/tr35-dates.html#windows-zones">Unicode CLDR: Windows zones</a>
 */
public final class WindowsZones {

    private WindowsZones() {}

    private static final class Shipped {
        static final Map<String, String> IANA = load();
    }

    /** IANA's name of the zone that Windows calls so; the name itself when Windows has none such. */
    public static String ianaOf(String name) {
        return Shipped.IANA.getOrDefault(name, name);
    }

    private static Map<String, String> load() {
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(
                        WindowsZones.class.getResourceAsStream("windows-zones.tsv"),
                        "windows-zones.tsv is not on the class path"),
                StandardCharsets.UTF_8))) {
            Map<String, String> zones = new HashMap<>();
            file.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int tab = line.indexOf('\t');
                zones.put(line.substring(0, tab), line.substring(tab + 1));
            });
            return Map.copyOf(zones);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
