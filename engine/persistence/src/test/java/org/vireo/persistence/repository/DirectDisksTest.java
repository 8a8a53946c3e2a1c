package org.vireo.persistence.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.core.port.ConcurrentChangeException;
import org.vireo.core.query.Search;
import org.vireo.core.query.Search.Condition;
import org.vireo.core.query.Search.Operator;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.disk.LunAccess;
import org.vireo.model.device.disk.SgIo;
import org.vireo.model.storage.DirectDisk;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.storage.DiskSource;
import org.vireo.model.storage.DiskSource.SecretLogin;
import org.vireo.model.storage.DiskSource.StorageServer;
import org.vireo.model.user.Reach;
import org.vireo.persistence.test.TestDatabase;

/** Disks outside of storage domains, on PostgreSQL. */
class DirectDisksTest {

    private static TestDatabase db;

    @BeforeAll
    static void start() {
        db = TestDatabase.create();
    }

    @AfterAll
    static void stop() {
        db.close();
    }

    private static Disk disk(DiskSource source) {
        LunAccess lun = new LunAccess(true, SgIo.FILTERED, true, true);
        DirectDisk described = new DirectDisk("direct", "text", DiskFormat.RAW, 1L << 31, true, source, lun);
        return new Disk(UUID.randomUUID(), described, source);
    }

    @Test
    void everySourceComesBackWholeAndIsFoundByItsData() {
        StorageServer server = new StorageServer("s1", 7);
        SecretLogin login = new SecretLogin("vireo", UUID.randomUUID());
        List<DiskSource> sources = List.of(
                new DiskSource.BlockDevice("/dev/mapper/1"),
                new DiskSource.Nbd(server, "export", true),
                new DiskSource.Iscsi(server, "iqn.2026-01.org.example:t", 3, "iqn.2026-01.org.example:i", login),
                new DiskSource.Rbd(List.of(server, server), "pool", "image", "/etc/ceph/ceph.conf", login));
        for (DiskSource source : sources) {
            Disk disk = disk(source);
            db.transactions().run(() -> db.disks().add(disk));
            assertThat(db.transactions().call(() -> db.disks().ofSource(source.key())))
                    .get()
                    .usingRecursiveComparison()
                    .isEqualTo(disk);
        }
        assertThat(db.transactions().call(() -> db.disks().search(Search.ALL))).hasSize(sources.size());
        assertThat(ofType("lun")).hasSize(sources.size());
        assertThat(ofType("image")).isEmpty();
    }

    /** How oVirt's ovirt_disk looks for logical units. */
    private static List<Disk> ofType(String type) {
        Condition condition = new Condition.Comparison("disk_type", Operator.EQUAL, type);
        return db.transactions().call(() -> db.disks().search(new Search(condition, List.of(), 0, 1, true)));
    }

    @Test
    void aDiskOutsideOfStorageDomainsBelongsToTheSystemAlone() {
        Disk disk = disk(new DiskSource.BlockDevice("/dev/mapper/2"));
        db.transactions().run(() -> db.disks().add(disk));

        List<ObjectRef> dataCenters = db
                .transactions()
                .call(() -> db.dataCenters().search(Search.ALL))
                .stream()
                .map(dataCenter -> ObjectRef.dataCenter(dataCenter.id()))
                .toList();
        assertThat(isWithin(Reach.of(UUID.randomUUID(), dataCenters), disk)).isFalse();
        assertThat(isWithin(Reach.of(UUID.randomUUID(), List.of(ObjectRef.disk(disk.id()))), disk))
                .isTrue();
        db.transactions()
                .run(() ->
                        db.disks().find(disk.id()).ifPresent(found -> db.disks().remove(found)));
    }

    private static boolean isWithin(Reach reach, Disk disk) {
        return db.transactions().call(() -> db.objectTree().isWithin(reach, ObjectRef.disk(disk.id())));
    }

    @Test
    void theSameDataHasOneDisk() {
        DiskSource source = new DiskSource.BlockDevice("/dev/mapper/3");
        Disk first = disk(source);
        Disk second = disk(source);
        db.transactions().run(() -> db.disks().add(first));

        assertThatThrownBy(() -> db.transactions().run(() -> db.disks().add(second)))
                .isInstanceOf(ConcurrentChangeException.class);
        db.transactions()
                .run(() -> db.disks()
                        .find(first.id())
                        .ifPresent(found -> db.disks().remove(found)));
    }
}
