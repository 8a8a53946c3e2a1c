package org.vireo.domainxml.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A document that means harm ends in a value within limits of memory and time: a JVM with 384 MiB reads all of them, of
 * which a third is taken by the longest text itself, and it is killed when it takes too long.
 */
class HostileXmlTest {

    private static final int SECONDS = 120;

    @Test
    void hostileXmlShouldEndInAValueWithinLimits() throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process reader = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        classPath,
                        HostileXml.class.getName()))
                .redirectErrorStream(true)
                .start();
        Thread deadline = Thread.ofVirtual().start(() -> killAfter(reader));
        String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(reader.waitFor()).as(said).isZero();
        assertThat(said)
                .doesNotContain("WRONG")
                .doesNotContain("root:x:")
                .doesNotContain("ParseError")
                .doesNotContain("Message:");
        deadline.interrupt();
    }

    private static void killAfter(Process reader) {
        try {
            if (!reader.waitFor(SECONDS, TimeUnit.SECONDS)) {
                reader.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
