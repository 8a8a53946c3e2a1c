package org.vireo.core.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vireo.model.hardware.DirectKernel;

class BootFilesTest {

    private static final List<String> ROOTS = List.of("/var/lib/vireo/storage", "/data");

    @Test
    void filesOfTheFolderBootShouldBeTaken() {
        DirectKernel direct = new DirectKernel("/data/boot/vmlinuz", "/var/lib/vireo/storage/boot/a/initrd", "quiet");
        assertThat(BootFiles.elsewhere(direct, ROOTS)).isEmpty();
        assertThat(BootFiles.elsewhere(DirectKernel.NONE, ROOTS)).isEmpty();
    }

    @Test
    void anyOtherFileShouldBeNamed() {
        DirectKernel direct = new DirectKernel("/data/images/disk.raw", "/etc/shadow", null);
        assertThat(BootFiles.elsewhere(direct, ROOTS))
                .hasSize(2)
                .anyMatch(sentence -> sentence.contains("/data/images/disk.raw"))
                .anyMatch(sentence -> sentence.contains("/etc/shadow"));
        assertThat(BootFiles.elsewhere(new DirectKernel("/database/boot/x", null, null), ROOTS))
                .hasSize(1);
    }
}
