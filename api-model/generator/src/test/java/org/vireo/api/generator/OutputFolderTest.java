package org.vireo.api.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @Test
    void unchangedFilesShouldKeepTheirTimeAndStaleOnesGo(@TempDir Path root) throws IOException {
        Files.writeString(root.resolve("same"), "a");
        Files.writeString(root.resolve("other"), "b");
        Files.writeString(root.resolve("stale"), "c");
        Files.setLastModifiedTime(root.resolve("same"), LONG_AGO);
        OutputFolder folder = new OutputFolder(root);
        folder.add(new OutputFile("same", "a"));
        folder.add(new OutputFile("other", "B"));
        folder.add(new OutputFile("new/file", "d"));
        folder.write();
        assertThat(Files.getLastModifiedTime(root.resolve("same"))).isEqualTo(LONG_AGO);
        assertThat(root.resolve("other")).content().isEqualTo("B");
        assertThat(root.resolve("new/file")).content().isEqualTo("d");
        assertThat(root.resolve("stale")).doesNotExist();
    }

    @Test
    void aFileShouldNotBeGeneratedTwice(@TempDir Path root) {
        OutputFolder folder = new OutputFolder(root);
        folder.add(new OutputFile("a", "1"));
        assertThatIllegalStateException().isThrownBy(() -> folder.add(new OutputFile("a", "2")));
    }
}
