package org.vireo.api.generator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of generated files. Unchanged files keep their time stamps, so that the compiler has nothing to do. */
final class OutputFolder {
    private final Path root;
    private final Map<Path, String> files = new TreeMap<>();

    OutputFolder(Path root) {
        this.root = root;
    }

    void add(OutputFile file) {
        String previous = files.put(root.resolve(file.path()), file.content());
        if (previous != null) {
            throw new IllegalStateException("The file " + file.path() + " would be generated twice");
        }
    }

    /** Writes what is new or different and removes what is no longer generated. */
    void write() throws IOException {
        Files.createDirectories(root);
        for (Map.Entry<Path, String> file : files.entrySet()) {
            byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
            Path path = file.getKey();
            if (!Files.exists(path) || !Arrays.equals(Files.readAllBytes(path), content)) {
                Files.createDirectories(path.getParent());
                Files.write(path, content);
            }
        }
        for (Path stale : stale()) {
            Files.delete(stale);
        }
    }

    private List<Path> stale() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .filter(path -> !files.containsKey(path))
                    .toList();
        }
    }
}
