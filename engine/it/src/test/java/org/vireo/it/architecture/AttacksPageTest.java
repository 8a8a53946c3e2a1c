package org.vireo.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that docs/attacks.md names. */
class AttacksPageTest {

    private static final Path ENGINE = Path.of("..");
    private static final Path PAGE = ENGINE.resolve(Path.of("..", "docs", "attacks.md"));
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");
    private static final String JAVA = ".java";

    @Test
    void theyShouldBeThere() throws IOException {
        Set<String> named = TEST.matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).hasSizeGreaterThan(15);
        assertThat(there()).containsAll(named);
    }

    private static Set<String> there() throws IOException {
        try (Stream<Path> modules = Files.list(ENGINE)) {
            return modules.map(module -> module.resolve(Path.of("src", "test", "java")))
                    .filter(Files::isDirectory)
                    .flatMap(AttacksPageTest::names)
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<String> names(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(JAVA))
                    .map(name -> name.substring(0, name.length() - JAVA.length()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new AssertionError("The tests cannot be listed: " + sources, e);
        }
    }
}
