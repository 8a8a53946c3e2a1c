package org.vireo.it.libvirt;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

    private static final int KERNEL_BYTES = 64 << 10;

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
        String name = file.getFileName().toString();
        try {
            if (name.endsWith(".qcow2")) {
                PrivateLibvirt.output(
                        List.of("/usr/bin/qemu-img", "create", "-q", "-f", "qcow2", file.toString(), "64M"));
            } else if (name.contains("vmlinuz")) {
                Files.write(file, kernel());
            } else {
                try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
                    raw.setLength(name.contains("initrd") ? KERNEL_BYTES : LENGTH);
                }
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What QEMU takes for a kernel of Linux that loads a RAM disk: it looks at the header alone. */
    private static byte[] kernel() {
        byte[] image = new byte[KERNEL_BYTES];
        ByteBuffer header = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        header.put(0x1f1, (byte) 4);
        header.putShort(0x1fe, (short) 0xaa55);
        header.putInt(0x202, 0x53726448);
        header.putShort(0x206, (short) 0x020c);
        header.putInt(0x22c, 0x7fffffff);
        header.putInt(0x238, 2048);
        return image;
    }
}
