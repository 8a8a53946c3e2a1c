package org.vireo.hostproxy.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PkiSetupTest {

    private static final List<String> NAMES = List.of("Engine.Example", "127.0.0.1", "::1");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path parent;

    private final SecureRandom random = new SecureRandom();
    private final Instant start = Instant.parse("2026-01-01T00:00:00Z");

    private Path folder() {
        return parent.resolve("pki");
    }

    private List<String> complete(Instant now, List<String> names) {
        return new PkiSetup(folder(), Clock.fixed(now, ZoneOffset.UTC), random).complete(names);
    }

    private Map<String, String> contents() throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.list(folder())) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Arrays.toString(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    @Test
    void firstRunShouldMakeEverythingForItsOwnerAlone() throws IOException {
        assertThat(complete(start, NAMES)).hasSize(3);
        assertThat(contents().keySet())
                .contains("ca.crt", "ca.key", "engine.crt", "engine.key", "server.p12", "server.password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
        for (String name : List.of("ca.crt", "ca.key", "engine.key", "server.p12", "server.password")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve(name))))
                    .as(name)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void secondRunShouldChangeNothing() throws IOException {
        complete(start, NAMES);
        var before = contents();
        assertThat(complete(start.plus(Duration.ofDays(200)), NAMES)).isEmpty();
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void certificatesPastTwoThirdsOfTheirLifeShouldBeRenewed() throws IOException {
        complete(start, NAMES);
        var before = contents();
        assertThat(complete(start.plus(Duration.ofDays(270)), NAMES)).hasSize(2);
        var after = contents();
        assertThat(after.get("ca.crt")).isEqualTo(before.get("ca.crt"));
        assertThat(after.get("server.password")).isEqualTo(before.get("server.password"));
        assertThat(after.get("engine.crt")).isNotEqualTo(before.get("engine.crt"));
        assertThat(after.get("server.p12")).isNotEqualTo(before.get("server.p12"));
    }

    @Test
    void otherNamesShouldGiveTheServerAnotherCertificateOnly() {
        complete(start, NAMES);
        assertThat(complete(start, List.of("other.example")))
                .singleElement()
                .asString()
                .contains("other.example");
    }

    @Test
    void interruptedRunShouldBeCompletedByTheNext() throws IOException {
        complete(start, NAMES);
        Files.delete(folder().resolve("engine.crt"));
        Files.delete(folder().resolve("server.password"));
        assertThat(complete(start, NAMES)).hasSize(2);
        assertThat(complete(start, NAMES)).isEmpty();
    }

    @Test
    void lostAuthorityKeyShouldStopWithARemedy() throws IOException {
        complete(start, NAMES);
        Files.delete(folder().resolve("ca.key"));
        assertThatThrownBy(() -> complete(start, NAMES))
                .isInstanceOf(PkiException.class)
                .hasMessageContaining("ca.key")
                .hasMessageContaining("Restore it from a backup");
    }

    @Test
    void keyOfAnotherAuthorityShouldStopWithARemedy() throws IOException {
        complete(start, NAMES);
        Files.copy(
                folder().resolve("engine.key"),
                folder().resolve("ca.key"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> complete(start, NAMES)).hasMessageContaining("is not the key of");
    }

    @Test
    void commandLineShouldSayWhatItDid() {
        assertThat(run("init", "--directory", folder().toString(), "--name", "localhost,127.0.0.1"))
                .startsWith("0 created the certificate authority")
                .contains("fingerprint");
        assertThat(run("init", "--directory", folder().toString(), "--name", "localhost,127.0.0.1"))
                .contains("nothing to do");
        assertThat(run("init", "--directory", folder().toString())).startsWith("2 usage");
        assertThat(run()).startsWith("2 usage");
        assertThat(run("init", "--directory", "/proc/nowhere", "--name", "x")).startsWith("1 Cannot create");
    }

    private String run(String... arguments) {
        var text = new ByteArrayOutputStream();
        var status = new PkiMain(Clock.fixed(start, ZoneOffset.UTC), random)
                .run(List.of(arguments), new PrintStream(text, true, StandardCharsets.UTF_8));
        return status + " " + text.toString(StandardCharsets.UTF_8);
    }
}
