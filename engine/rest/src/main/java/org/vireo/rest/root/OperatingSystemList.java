package org.vireo.rest.root;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Operating systems by the names that oVirt gives them. */
record OperatingSystemList(List<Entry> entries) {

    static final OperatingSystemList SHIPPED = load();

    /** A name for programs and one for people. */
    record Entry(String name, String description) {}

    private static OperatingSystemList load() {
        try (InputStream in = OperatingSystemList.class.getResourceAsStream("operating-systems.tsv")) {
            if (in == null) {
                throw new IllegalStateException("operating-systems.tsv is not on the class path");
            }
            return new OperatingSystemList(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(OperatingSystemList::entry)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(String line) {
        int tab = line.indexOf('\t');
        if (tab < 0) {
            throw new IllegalStateException("operating-systems.tsv has a line without a tab: " + line);
        }
        return new Entry(line.substring(0, tab), line.substring(tab + 1));
    }
}
