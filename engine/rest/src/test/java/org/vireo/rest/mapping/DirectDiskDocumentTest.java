package org.vireo.rest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vireo.model.device.disk.LunAccess;
import org.vireo.model.storage.DirectDisk;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.storage.DiskSource;
import org.vireo.model.storage.DiskSource.StorageServer;
import org.vireo.rest.mapping.storage.DirectDiskDocument;
import org.vireo.rest.problem.FaultException;

/** Documents of disks outside of storage domains, as users write them. */
class DirectDiskDocumentTest {

    private static DirectDisk read(String text) {
        return DirectDiskDocument.read(text.replace('\'', '"'));
    }

    @Test
    void whatIsLeftOutShouldBeTheUsual() {
        assertThat(read("{'name': 'data', 'source': {'type': 'NBD', 'server': {'name': 'nbd1'}}}"))
                .isEqualTo(new DirectDisk(
                        "data",
                        "",
                        DiskFormat.RAW,
                        0,
                        false,
                        new DiskSource.Nbd(new StorageServer("nbd1", 0), "", false),
                        LunAccess.NONE));
    }

    @Test
    void everySourceShouldBeReadable() {
        UUID secret = UUID.randomUUID();
        String login = "'login': {'user': 'vireo', 'secret': '" + secret + "'}";
        DiskSource.SecretLogin read = new DiskSource.SecretLogin("vireo", secret);
        StorageServer server = new StorageServer("s1", 7);
        Map<String, DiskSource> sources = Map.of(
                "'type': 'BLOCK', 'path': '/dev/mapper/1'",
                new DiskSource.BlockDevice("/dev/mapper/1"),
                "'type': 'ISCSI', 'server': {'name': 's1', 'port': 7}, 'target': 'iqn.x:t', 'lun': 3, " + login,
                new DiskSource.Iscsi(server, "iqn.x:t", 3, null, read),
                "'type': 'RBD', 'monitors': [{'name': 's1', 'port': 7}], 'pool': 'p', 'image': 'i', " + login,
                new DiskSource.Rbd(List.of(server), "p", "i", null, read),
                "'type': 'RBD', 'configuration': '/etc/ceph/ceph.conf', 'pool': 'p', 'image': 'i'",
                new DiskSource.Rbd(List.of(), "p", "i", "/etc/ceph/ceph.conf", null));
        sources.forEach((text, source) ->
                assertThat(read("{'source': {" + text + "}}").source()).isEqualTo(source));
        assertThat(read("{'lun': {'passThrough': true, 'reservations': true}}")
                        .lun()
                        .reservations())
                .isTrue();
    }

    @Test
    void whatIsWrongShouldBeNamed() {
        Map<String, String> faults = Map.of(
                "{'source': {'type': 'NBD'}}", "Storage server is missing",
                "{'source': {'type': 'BLOCK'}}", "Block device is missing",
                "{'source': {'type': 'ISCSI', 'server': {'name': 's1'}}}", "iSCSI target is missing",
                "{'source': {'type': 'ISCSI', 'server': {'name': 's1'}, 'target': 'iqn.x:t'}}",
                        "Logical unit number of iqn.x:t is missing",
                "{'source': {'type': 'RBD'}}", "Ceph pool is missing",
                "{'source': {'type': 'TAPE'}}", "TAPE",
                "{'source': {'path': '/dev/mapper/1'}}", "[source]",
                "{'source': {'type': 'NBD', 'server': {}}}", "Storage server is missing",
                "{'colour': 'red'}", "[colour] is not known",
                "{'format': 'VMDK'}", "Choose one of COW, RAW");
        faults.forEach((document, fault) -> assertThatThrownBy(() -> read(document))
                .as(document)
                .isInstanceOf(FaultException.class)
                .hasMessageContaining(fault));
    }
}
