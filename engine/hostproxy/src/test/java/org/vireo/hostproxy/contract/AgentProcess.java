package org.vireo.hostproxy.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.vireo.model.id.VmId;

/**
 * The real agent as a process of its own, on libvirt's test driver with {@link ContractHost#CARD}. Its domains live as long
 * as the process.
 * Needs Debian's {@code python3-libvirt} and {@code python3-aiohttp}; without them starting fails with their words.
 */
public final class AgentProcess implements AutoCloseable {

    private static final Duration START_TIME = Duration.ofSeconds(30);
    private static final String PYTHON = "/usr/bin/python3";

    private static final String NODE = """
            <node>
              <device>
                <name>pci_0000_03_00_0</name>
                <parent>computer</parent>
                <capability type='pci'>
                  <class>0x020000</class><domain>0</domain><bus>3</bus><slot>0</slot><function>0</function>
                  <product id='0x1521'>I350</product><vendor id='0x8086'>Intel</vendor>
                  <iommuGroup number='12'><address domain='0x0000' bus='0x03' slot='0x00' function='0x0'/></iommuGroup>
                </capability>
              </device>
            </node>
            """;

    private final Path home;
    private final Path pki;
    private final int port;
    private Process process;

    /** Starts an agent that keeps everything in one folder and shows the certificate of another. */
    public AgentProcess(Path home, Path pki) {
        this.home = home;
        this.pki = pki;
        this.port = freePort();
        this.process = start();
    }

    public int port() {
        return port;
    }

    /** The only storage root; exists. */
    public Path storageRoot() {
        return home.resolve("storage");
    }

    /** What the agent logged so far. */
    public String log() {
        try {
            return Files.exists(home.resolve("agent.log")) ? Files.readString(home.resolve("agent.log")) : "";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Kills the agent and starts it again. */
    public void restart() {
        stop();
        process = start();
    }

    @Override
    public void close() {
        stop();
    }

    private Process start() {
        try {
            Files.createDirectories(storageRoot());
            Files.writeString(home.resolve("agent.toml"), configuration());
            Files.writeString(home.resolve("node.xml"), NODE);
            var builder = new ProcessBuilder(
                    PYTHON,
                    "-m",
                    "vireo_agent",
                    "run",
                    "--config",
                    home.resolve("agent.toml").toString());
            builder.environment().put("PYTHONPATH", source().toString());
            builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
            builder.redirectErrorStream(true)
                    .redirectOutput(home.resolve("agent.out").toFile());
            var started = builder.start();
            awaitPort(started);
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot start the agent with " + PYTHON, failed);
        }
    }

    private String configuration() {
        return """
                libvirt_uri = "test://%s"
                bind = "127.0.0.1"
                port = %d
                pki_directory = "%s"
                state_directory = "%s"
                payload_directory = "%s"
                storage_roots = ["%s"]
                nvram_directory = "%s"
                virt_type = "qemu"
                log_file = "%s"
                """.formatted(
                        home.resolve("node.xml"),
                        port,
                        pki,
                        home.resolve("state"),
                        home.resolve("payload"),
                        storageRoot(),
                        home.resolve("nvram"),
                        home.resolve("agent.log"));
    }

    private void awaitPort(Process started) throws IOException {
        long end = System.nanoTime() + START_TIME.toNanos();
        while (!answers()) {
            if (!started.isAlive() || System.nanoTime() > end) {
                started.destroyForcibly();
                throw new AssertionError("The agent does not start (it needs python3-libvirt and python3-aiohttp): "
                        + Files.readString(home.resolve("agent.out")) + log());
            }
            pause();
        }
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private void stop() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** As if the VM had UEFI variables. */
    void leave(VmId id) {
        try {
            Files.createDirectories(home.resolve("nvram"));
            Files.createFile(home.resolve("nvram").resolve(id.value() + "_VARS.fd"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The agent's source, seen from wherever below the project the tests run. */
    private static Path source() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var candidate = folder.resolve("host-agent-py/src");
            if (Files.isDirectory(candidate.resolve("vireo_agent"))) {
                return candidate;
            }
        }
        throw new AssertionError("host-agent-py/src is not beside the folder that the tests run in");
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
