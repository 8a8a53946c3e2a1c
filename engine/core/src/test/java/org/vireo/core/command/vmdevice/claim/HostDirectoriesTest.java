package org.vireo.core.command.vmdevice.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HostDirectoriesTest {

    @Test
    void nothingShouldBeOpenUnlessItIsSaid() {
        assertThat(HostDirectories.of("").allow("/srv/shared")).isFalse();
        assertThat(HostDirectories.of("").describe()).isEqualTo("none");
    }

    @Test
    void aPathShouldLieWithinOneOfTheFolders() {
        HostDirectories open = HostDirectories.of("/srv/a:/srv/b");
        assertThat(List.of("/srv/a", "/srv/a/x/y", "/srv/b/c")).allMatch(open::allow);
        assertThat(List.of("/srv", "/srv/ab", "/srv/a/../../etc", "/srv/a/./x", "srv/a", "", "/srv/a//x", "/srv/a\0"))
                .noneMatch(open::allow);
    }

    @Test
    void aFolderThatOpensTheWholeHostShouldBeRefused() {
        for (String root : List.of("/", "relative", "/srv/../", "/srv/..")) {
            assertThatThrownBy(() -> HostDirectories.of(root)).as(root).hasMessageContaining("Folder of hosts");
        }
    }
}
