package org.vireo.it.libvirt;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files in the place of those that a document names and that are not here: empty ones, of the right format. */
final class LocalFiles {

    /** An image of a disk, a drive or a DIMM, or a kernel: an attribute or the text of an element. */
    private static final Pattern FILE =
            Pattern.compile("(?<=<source file=\")/[^\"]+|(?<=<path>)/[^<]+|(?<=<kernel>)/[^<]+|(?<=<initrd>)/[^<]+");

    /** Room for a CD-ROM, a floppy disk and a DIMM of the golden cases. */
    private static final long LENGTH = 512L << 20;

    private final Path folder;

    LocalFiles(Path folder) {
        this.folder = folder;
    }

    /** The document with the files that are here. */
    String instead(String xml) {
        Matcher matcher = FILE.matcher(xml);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(text, Matcher.quoteReplacement(local(matcher.group())));
        }
        return matcher.appendTail(text).toString();
    }

    private String local(String named) {
        if (Files.exists(Path.of(named))) {
            return named;
        }
        Path file = folder.resolve(named.substring(1).replace('/', '_'));
        if (!Files.exists(file)) {
            make(file);
        }
        return file.toString();
    }

    private static void make(Path file) {
        if (file.toString().endsWith(".qcow2")) {
            PrivateLibvirt.output(List.of("/usr/bin/qemu-img", "create", "-q", "-f", "qcow2", file.toString(), "64M"));
        } else {
            try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
                raw.setLength(LENGTH);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
