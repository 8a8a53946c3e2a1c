package org.vireo.hostproxy.pki;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The folder that holds the engine's keys and certificates: names of its files, and writing them whole or not. */
record PkiFolder(Path directory) {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final int MAX_BYTES = 1 << 20;

    Path caKey() {
        return directory.resolve("ca.key");
    }

    Path caCertificate() {
        return directory.resolve("ca.crt");
    }

    Path engineKey() {
        return directory.resolve("engine.key");
    }

    Path engineCertificate() {
        return directory.resolve("engine.crt");
    }

    Path revocations() {
        return directory.resolve("crl.pem");
    }

    Path serverKeystore() {
        return directory.resolve("server.p12");
    }

    Path serverPassword() {
        return directory.resolve("server.password");
    }

    Path lock() {
        return directory.resolve(".lock");
    }

    void create() {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException failed) {
            throw new PkiException(
                    "Cannot create the folder " + directory + ": " + failed.getMessage()
                            + ". Choose one whose parent can be written.",
                    failed);
        }
    }

    static boolean exists(Path file) {
        return Files.exists(file);
    }

    static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException failed) {
            throw new PkiException("Cannot look at " + file + ": " + failed.getMessage(), failed);
        }
    }

    static byte[] read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new PkiException(file + " is larger than " + MAX_BYTES + " bytes: it is no key or certificate");
            }
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new PkiException(
                    "Cannot read " + file + ": " + failed.getMessage() + ". Run the engine's PKI initialisation first.",
                    failed);
        }
    }

    static String readText(Path file) {
        return new String(read(file), StandardCharsets.UTF_8);
    }

    /** Replaces the file in one step; only its owner may ever read it. */
    static void write(Path file, byte[] content) {
        var parent = file.toAbsolutePath().getParent();
        try {
            var next = Files.createTempFile(
                    parent, "." + file.getFileName(), ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.write(next, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new PkiException("Cannot write " + file + ": " + failed.getMessage(), failed);
        }
    }

    static void writeText(Path file, String content) {
        write(file, content.getBytes(StandardCharsets.UTF_8));
    }
}
