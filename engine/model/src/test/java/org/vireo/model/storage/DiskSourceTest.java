package org.vireo.model.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vireo.model.storage.DiskSource.BlockDevice;
import org.vireo.model.storage.DiskSource.Iscsi;
import org.vireo.model.storage.DiskSource.Nbd;
import org.vireo.model.storage.DiskSource.Rbd;
import org.vireo.model.storage.DiskSource.StorageServer;

class DiskSourceTest {

    private static StorageServer server(String name, int port) {
        return new StorageServer(name, port);
    }

    @Test
    void theSameDataShouldHaveOneKeyHoweverItIsWritten() {
        assertThat(new Nbd(server("NBD1", 0), "a", true).key())
                .isEqualTo(new Nbd(server("nbd1", 10_809), "a", false).key());
        assertThat(new Iscsi(server("10.0.0.1", 0), "iqn.2026-01.org.Example:t", 1, null, null).key())
                .isEqualTo(new Iscsi(server("10.0.0.2", 3261), "iqn.2026-01.org.example:t", 1, "iqn.x:i", null).key());
        assertThat(new Rbd(List.of(server("a", 0), server("b", 0)), "p", "i", null, null).key())
                .isEqualTo(new Rbd(List.of(server("b", 6789), server("a", 0)), "p", "i", "/etc/ceph/c", null).key());
    }

    @Test
    void otherDataShouldHaveAnotherKey() {
        assertThat(List.of(
                        new BlockDevice("/dev/mapper/1").key(),
                        new BlockDevice("/dev/mapper/2").key(),
                        new Nbd(server("n", 0), "a", false).key(),
                        new Nbd(server("n", 0), "A", false).key(),
                        new Nbd(server("n", 1), "a", false).key(),
                        new Iscsi(server("n", 0), "t", 1, null, null).key(),
                        new Iscsi(server("n", 0), "t", 2, null, null).key(),
                        new Rbd(List.of(), "p", "i", "/etc/ceph/a", null).key(),
                        new Rbd(List.of(), "p", "i", "/etc/ceph/b", null).key()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aLocationShouldBeWhatReportsSay() {
        assertThat(new BlockDevice("/dev/mapper/1").location()).isEqualTo("/dev/mapper/1");
        assertThat(new Nbd(server("n", 0), "", false).location()).isEqualTo("nbd://n:10809/");
        assertThat(new Iscsi(server("n", 7), "t", 1, null, null).location()).isEqualTo("iscsi://n:7/t/1");
        assertThat(new Rbd(List.of(server("a", 0), server("b", 1)), "p", "i", null, null).location())
                .isEqualTo("rbd://a:6789,b:1/p/i");
    }
}
