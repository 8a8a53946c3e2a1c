package org.vireo.domainxml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The recorded XML of real hosts. */
public final class Corpus {

    private static final Path ROOT = Path.of("../../xml-schemas/src/corpus");

    private Corpus() {}

    /** A recorded document, such as {@code domains/qemu-typical.xml}. */
    public static String read(String name) {
        try {
            return Files.readString(ROOT.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all recorded domains. */
    public static List<String> domains() {
        try (Stream<Path> files = Files.list(ROOT.resolve("domains"))) {
            return files.map(file -> "domains/" + file.getFileName()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
