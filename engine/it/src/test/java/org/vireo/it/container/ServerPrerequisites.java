package org.vireo.it.container;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.vireo.hostproxy.pki.PkiSetup;

/** What the managed server stands on: a real PostgreSQL, the engine's keys, and settings on free ports. */
public final class ServerPrerequisites implements LauncherSessionListener {

    static final String ADMIN_PASSWORD = "container-Test-1";

    private EmbeddedPostgres database;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        String work = System.getProperty("vireo.it.work");
        if (work == null || System.getProperty("vireo.e2e.state") != null) {
            return; // only the integration tests in the server need it
        }
        try {
            prepare(Path.of(work));
        } catch (IOException e) {
            throw new UncheckedIOException("The server of the in-container tests cannot be prepared", e);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (database != null) {
            try {
                database.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void prepare(Path work) throws IOException {
        Path server = Path.of(System.getProperty("vireo.it.server"));
        if (!Files.isRegularFile(server.resolve("standalone/configuration/vireo.xml"))) {
            throw new IOException("There is no configured server in " + server + ": build module ear first");
        }
        delete(work);
        Files.createDirectories(work);
        copy(server.resolve("standalone"), work.resolve("standalone"));
        database = EmbeddedPostgres.start();
        Path pki = Files.createDirectories(work.resolve("pki"));
        new PkiSetup(pki, Clock.systemUTC(), new SecureRandom()).complete(List.of("localhost"));
        Path passwordFile = Files.writeString(work.resolve("admin-password"), ADMIN_PASSWORD + "\n");
        int https = freePort();
        int management = freePort();
        System.setProperty("vireo.it.url", "https://localhost:" + https);
        System.setProperty("vireo.it.ca", pki.resolve("ca.crt").toString());
        System.setProperty("vireo.it.database.url", database.getJdbcUrl("postgres", "postgres"));
        System.setProperty("vireo.it.management.port", Integer.toString(management));
        Map<String, String> settings = Map.of(
                "jboss.server.base.dir", work.resolve("standalone").toString(),
                "vireo.bind.address", "127.0.0.1",
                "vireo.https.port", Integer.toString(https),
                "vireo.management.port", Integer.toString(management),
                "vireo.pki.directory", pki.toString(),
                "vireo.pki.password",
                        Files.readString(pki.resolve("server.password")).strip(),
                "vireo.admin.password.file", passwordFile.toString(),
                "vireo.database.url", "jdbc:postgresql://localhost:" + database.getPort() + "/postgres",
                "vireo.database.user", "postgres",
                "vireo.database.password", "postgres");
        System.setProperty(
                "vireo.it.jvm",
                "-Xmx1g "
                        + settings.entrySet().stream()
                                .map(entry -> "-D" + entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining(" ")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
