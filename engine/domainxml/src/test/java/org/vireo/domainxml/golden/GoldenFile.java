package org.vireo.domainxml.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Expected output in {@code src/test/golden}. {@code -Dgolden.regenerate=true} writes the files instead of comparing;
 * the difference is then reviewed in the commit.
 */
final class GoldenFile {

    private static final Path FOLDER = Path.of("src/test/golden");

    private GoldenFile() {}

    static void check(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name + ".xml");
        if (Boolean.getBoolean("golden.regenerate")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, actual);
            return;
        }
        String expected = Files.exists(file) ? Files.readString(file) : "";
        if (!expected.equals(actual)) {
            throw new AssertionError(file + " differs from what is built (-Dgolden.regenerate=true accepts it):\n"
                    + UnifiedDiff.of(List.of(expected.split("\n")), List.of(actual.split("\n"))));
        }
    }
}
