package org.vireo.it.libvirt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real libvirtd with the QEMU driver, in namespaces of its own: it shares nothing with that of the machine. */
final class PrivateLibvirt implements AutoCloseable {

    /** The first answer waits until libvirt has asked QEMU what it can do. */
    private static final int START_SECONDS = 90;

    private static final List<String> NEEDED =
            List.of("/usr/sbin/libvirtd", "/usr/sbin/virtlogd", "/usr/bin/virsh", "/usr/bin/qemu-system-x86_64");
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    private final Path folder;
    private final Process process;

    private PrivateLibvirt(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** Starts it; fails with a clear word where it cannot. */
    static PrivateLibvirt start() {
        List<String> missing = NEEDED.stream()
                .filter(program -> !Files.exists(Path.of(program)))
                .toList();
        if (!missing.isEmpty() || !"root".equals(System.getProperty("user.name"))) {
            throw new IllegalStateException("The tests on real libvirt need root and " + String.join(", ", NEEDED)
                    + "; missing: " + (missing.isEmpty() ? "root" : String.join(", ", missing))
                    + ". Run: apt-get install libvirt-daemon-system libvirt-clients qemu-system-x86");
        }
        try {
            // QEMU runs as a user of its own, which must be able to come here.
            Path folder = Files.createTempDirectory(
                    Path.of("/var/tmp"),
                    "vireo-libvirt-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            ProcessBuilder builder = new ProcessBuilder(
                            "/usr/bin/python3",
                            "-m",
                            "launcher.sandbox",
                            folder.toString(),
                            "/usr/bin/python3",
                            "-m",
                            "launcher.lab")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("libvirtd.log").toFile());
            builder.environment().put("PYTHONPATH", REPOSITORY.toString());
            builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
            PrivateLibvirt libvirt = new PrivateLibvirt(folder, builder.start());
            libvirt.awaitAnswer();
            libvirt.defineFilters();
            return libvirt;
        } catch (IOException e) {
            throw new UncheckedIOException("libvirtd cannot be started", e);
        }
    }

    /** A folder that QEMU can read. */
    Path folder() {
        return folder;
    }

    /** What virsh prints; fails with what it says. */
    String virsh(String... words) {
        Answer answer = ask(words);
        if (answer.status() != 0) {
            throw new AssertionError("virsh " + String.join(" ", words) + ": " + answer.text());
        }
        return answer.text();
    }

    /** What an agent does when it meets libvirt. */
    private void defineFilters() throws IOException {
        try (Stream<Path> files = Files.list(REPOSITORY.resolve("host-agent-py/src/vireo_agent/network"))) {
            files.map(Path::toString)
                    .filter(name -> name.endsWith(".xml"))
                    .sorted()
                    .forEach(name -> virsh("nwfilter-define", name));
        }
    }

    private void awaitAnswer() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        Answer answer = ask("domcapabilities", "--virttype", "qemu", "--machine", "q35");
        while (answer.status() != 0) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                String log = Files.readString(folder.resolve("libvirtd.log"));
                close();
                throw new IllegalStateException("libvirtd does not answer: " + answer.text() + log);
            }
            pause();
            answer = ask("domcapabilities", "--virttype", "qemu", "--machine", "q35");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test was interrupted", e);
        }
    }

    private record Answer(int status, String text) {}

    private Answer ask(String... words) {
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/virsh",
                "-q",
                "-c",
                "qemu+unix:///system?socket=" + folder.resolve("machine/run/libvirt/libvirt-sock")));
        command.addAll(List.of(words));
        return run(command);
    }

    /** What a program prints, with what it says is wrong; fails when that is what it says. */
    static String output(List<String> command) {
        Answer answer = run(command);
        if (answer.status() != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + answer.text());
        }
        return answer.text();
    }

    private static Answer run(List<String> command) {
        try {
            Process program = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
            String text = new String(program.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return new Answer(program.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test was interrupted", e);
        }
    }

    /** Ends everything in the namespaces: the first of its processes goes, and the kernel takes the others along. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
