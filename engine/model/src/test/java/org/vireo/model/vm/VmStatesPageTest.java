package org.vireo.model.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The page on the states of a VM says what the table of the life cycle says. {@code -Dgolden.regenerate=true} writes it
 * instead of comparing.
 */
class VmStatesPageTest {

    private static final Path DOCS = Path.of("../../docs");
    private static final String BEGIN = "<!-- written by VmStatesPageTest: %s -->\n";
    private static final String END = "<!-- end -->";

    @Test
    void theDrawingShouldShowTheTable() throws IOException {
        check(DOCS.resolve("vm-states.svg"), VmStatesDrawing.svg());
    }

    @Test
    void thePageShouldListWhatMayLeadWhere() throws IOException {
        Path page = DOCS.resolve("vm-states.md");
        String text = Files.readString(page);
        check(page, section(section(text, "causes", causes()), "transitions", matrix()));
    }

    private static void check(Path file, String expected) throws IOException {
        if (Boolean.getBoolean("golden.regenerate")) {
            Files.writeString(file, expected);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("%s (-Dgolden.regenerate=true writes it)", file)
                .isEqualTo(expected);
    }

    private static String section(String text, String name, String content) {
        String begin = BEGIN.formatted(name);
        int start = text.indexOf(begin);
        assertThat(start).as("a section %s in the page", name).isNotNegative();
        int end = text.indexOf(END, start);
        return text.substring(0, start + begin.length()) + content + text.substring(end);
    }

    private static String causes() {
        return "| cause | who | when | from | to | proof that it is off |\n|---|---|---|---|---|---|\n"
                + Arrays.stream(VmCause.values()).map(VmStatesPageTest::row).collect(Collectors.joining());
    }

    private static String row(VmCause cause) {
        Set<VmTransition> lines = VmLifeCycle.transitions().stream()
                .filter(line -> line.cause() == cause && line.from() != line.to())
                .collect(Collectors.toSet());
        EnumSet<VmStatus> from = EnumSet.noneOf(VmStatus.class);
        EnumSet<VmStatus> to = EnumSet.noneOf(VmStatus.class);
        lines.forEach(line -> {
            to.add(line.to());
            if (line.from() != null) {
                from.add(line.from());
            }
        });
        String proof = cause.proof();
        return "| %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        name(cause),
                        cause.actor().words(),
                        cause.words(),
                        from.isEmpty() ? "no VM" : named(from),
                        named(to),
                        proof == null ? "" : proof)
                .replace(System.lineSeparator(), "\n");
    }

    private static String matrix() {
        StringBuilder table = new StringBuilder("| from \\ to |");
        Arrays.stream(VmStatus.values())
                .forEach(status -> table.append(' ').append(status.wireName()).append(" |"));
        table.append("\n|---").append("|---".repeat(VmStatus.values().length)).append("|\n");
        for (VmStatus from : VmStatus.values()) {
            table.append("| **").append(from.wireName()).append("** |");
            for (VmStatus to : VmStatus.values()) {
                String causes = Arrays.stream(VmCause.values())
                        .filter(cause -> VmLifeCycle.allows(from, cause, to))
                        .map(VmStatesPageTest::name)
                        .collect(Collectors.joining(", "));
                table.append(causes.isEmpty() ? "" : " " + causes).append(" |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static String named(Set<VmStatus> statuses) {
        return statuses.size() == VmStatus.values().length
                ? "any"
                : statuses.stream().map(VmStatus::wireName).collect(Collectors.joining(", "));
    }

    private static String name(VmCause cause) {
        return cause.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
