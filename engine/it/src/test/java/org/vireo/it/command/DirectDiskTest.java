package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.storage.RemoveDisk;
import org.vireo.core.command.storage.UpdateDisk;
import org.vireo.core.command.storage.direct.AddDirectDisk;
import org.vireo.core.command.vm.RemoveVm;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.command.vmdevice.AttachDisk;
import org.vireo.core.command.vmdevice.ChangeCdrom;
import org.vireo.core.command.vmdevice.ConfigureDevice;
import org.vireo.core.runtime.ModelJson;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.device.disk.LunAccess;
import org.vireo.model.device.disk.LunChanges;
import org.vireo.model.device.disk.SgIo;
import org.vireo.model.event.EventCode;
import org.vireo.model.storage.DirectDisk;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.storage.DiskSource;
import org.vireo.model.storage.DiskSource.StorageServer;
import org.vireo.model.storage.DiskStatus;

/** Disks on storage that hosts reach by themselves. */
class DirectDiskTest {

    private static final DiskSource UNIT = new DiskSource.BlockDevice("/dev/disk/by-id/wwn-0x5000c500a1b2c3d4");
    private static final LunAccess PASSING = new LunAccess(true, SgIo.DEFAULT, false, true);

    private EngineFixture engine;
    private Inventory inventory;
    private UUID vm;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        vm = inventory.madeBlankVm("web");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private static DiskSource nbd(String export) {
        return new DiskSource.Nbd(new StorageServer("nbd1.example", 0), export, false);
    }

    private static DirectDisk described(@Nullable DiskSource source) {
        return new DirectDisk("data", "", DiskFormat.RAW, Inventory.GIB, false, source, LunAccess.NONE);
    }

    private static AddDirectDisk add(DirectDisk disk) {
        return new AddDirectDisk(UUID.randomUUID(), disk);
    }

    private static AddDirectDisk add(DiskSource source) {
        return add(described(source));
    }

    private UUID added(DirectDisk disk) {
        AddDirectDisk command = add(disk);
        engine.done(command);
        return command.id();
    }

    private AttachDisk attach(UUID disk) {
        return new AttachDisk(vm, disk, DiskBus.VIRTIO_SCSI, false, false);
    }

    private String startedXml() {
        engine.done(new StartVm(vm, false));
        return engine.host().created().getLast().xml();
    }

    private static DiskSource ceph(String image, String... monitors) {
        return new DiskSource.Rbd(
                Stream.of(monitors).map(name -> new StorageServer(name, 0)).toList(), "pool", image, null, null);
    }

    @Test
    void anImageOfAClusterShouldBeOneDiskWhateverMonitorsLeadThere() {
        engine.done(add(ceph("data", "mon1", "mon2")));

        assertThat(engine.refusal(add(ceph("data", "MON2", "mon3")))).containsExactly("DISK_SOURCE_IN_USE");
        engine.done(add(ceph("data", "elsewhere1")));
        engine.done(add(ceph("dat_", "mon1")));
    }

    @Test
    void monitorsShouldNotBeNamedWithoutEnd() {
        String[] many =
                IntStream.range(0, 17).mapToObj(number -> "mon" + number).toArray(String[]::new);
        String[] longNames = IntStream.range(0, 16)
                .mapToObj(number -> number + "m".repeat(200))
                .toArray(String[]::new);

        assertThat(engine.refusal(add(ceph("data", many)))).containsExactly("DISK_SOURCE");
        assertThat(engine.refusal(add(ceph("data", longNames)))).containsExactly("DISK_SOURCE");
    }

    @Test
    void itShouldBeUsableAtOnceAndComeBackWhole() {
        DiskSource source = new DiskSource.Rbd(
                List.of(new StorageServer("mon1", 3300)),
                "pool",
                "data",
                null,
                new DiskSource.SecretLogin("vireo", UUID.randomUUID()));
        UUID id = added(described(source));

        Disk disk = inventory.diskRow(id);
        assertThat(disk.status()).isEqualTo(DiskStatus.OK);
        assertThat(disk.storage()).isEqualTo(new org.vireo.model.storage.DiskStorage.Direct(source, LunAccess.NONE));
        assertThat(disk.provisionedBytes()).isEqualTo(Inventory.GIB);
        assertThat(engine.events(EventCode.DISK_ADDED))
                .singleElement()
                .asString()
                .contains("data", "rbd://mon1:3300/pool/data");
    }

    @Test
    void theVmShouldStartWithItOnAnyHost() {
        engine.done(attach(added(described(nbd("data")))));

        assertThat(startedXml())
                .contains("<disk type=\"network\" device=\"disk\"", "<source protocol=\"nbd\" name=\"data\"")
                .contains("<host name=\"nbd1.example\" port=\"10809\"/>", "cache=\"none\"");
    }

    @Test
    void theSameDataShouldBeOneDisk() {
        added(described(nbd("data")));
        DiskSource same = new DiskSource.Nbd(new StorageServer("NBD1.example", 10_809), "data", true);

        assertThat(engine.violations(add(same))).singleElement().satisfies(violation -> {
            assertThat(violation.code()).isEqualTo("DISK_SOURCE_IN_USE");
            assertThat(violation.text()).contains("disk data");
        });
        engine.done(add(nbd("other")));
    }

    @Test
    void aBlockDeviceShouldHaveALastingName() {
        for (String path : List.of(
                "/dev/sda",
                "/dev/disk/by-id/../../sda",
                "/dev/disk/by-label/data",
                "/dev/mapper/..",
                "/dev/mapper/control",
                "/dev/disk/by-id/",
                "/etc/shadow")) {
            assertThat(engine.violations(add(new DiskSource.BlockDevice(path))))
                    .as(path)
                    .singleElement()
                    .satisfies(violation -> {
                        assertThat(violation.code()).isEqualTo("DISK_SOURCE");
                        assertThat(violation.text()).contains(path, "/dev/disk/by-id");
                    });
        }
        engine.done(add(new DiskSource.BlockDevice("/dev/mapper/3600140512345")));
        engine.done(add(new DiskSource.BlockDevice("/dev/disk/by-path/pci-0000:00:1f.2-ata-1.0")));
    }

    @Test
    void whatCannotBeShouldBeRefusedWithAllReasons() {
        assertThat(engine.refusal(add(described(null)))).containsExactly("DISK_SOURCE");
        assertThat(engine.refusal(add(new DiskSource.ImageFile("/srv/shared/1.raw"))))
                .containsExactly("DISK_SOURCE");
        assertThat(engine.refusal(add(new DirectDisk("", "", DiskFormat.COW, 7, true, nbd("x"), PASSING))))
                .containsExactly("INVALID_NAME", "DISK_SIZE", "DISK_SHAREABLE_FORMAT", "DISK_NO_LUN");
        DiskSource nowhere = new DiskSource.Rbd(List.of(), "pool", "data", null, null);
        assertThat(engine.refusal(add(nowhere))).containsExactly("DISK_SOURCE");
        DiskSource foreign = new DiskSource.Rbd(List.of(), "pool", "data", "/srv/foreign/ceph.conf", null);
        assertThat(engine.refusal(add(foreign))).containsExactly("DISK_SOURCE");
    }

    @Test
    void onlyWhoMayChangeAllHostsShouldAddOne() {
        Caller manager = engine.managerOf(vm);

        assertThat(engine.submit(add(nbd("data")), manager)).isInstanceOf(CommandResult.Forbidden.class);
    }

    @Test
    void scsiCommandsShouldPassToALogicalUnitAlone() {
        UUID unit = added(new DirectDisk("unit", "", DiskFormat.RAW, 0, false, UNIT, PASSING));
        assertThat(engine.refusal(new AttachDisk(vm, unit, DiskBus.VIRTIO, false, false)))
                .containsExactly("DISK_ATTACHMENT");
        engine.done(attach(unit));
        assertThat(startedXml())
                .contains("<disk type=\"block\" device=\"lun\"", "<reservations managed=\"yes\"/>")
                .contains("<source dev=\"/dev/disk/by-id/wwn-0x5000c500a1b2c3d4\"");

        UUID other = inventory.madeBlankVm("db");
        UUID export = added(described(nbd("data")));
        engine.done(new AttachDisk(other, export, DiskBus.VIRTIO_SCSI, false, false));
        assertThat(engine.refusal(
                        new ConfigureDevice(other, export, json("{'options': {'lun': {'passThrough': true}}}"))))
                .containsExactly("DISK_ATTACHMENT");
        assertThat(engine.refusal(new AttachDisk(
                        inventory.madeBlankVm("third"),
                        export,
                        DiskBus.VIRTIO_SCSI,
                        false,
                        false,
                        null,
                        new LunChanges(PASSING, null))))
                .contains("DISK_ATTACHMENT", "DISK_ATTACHED");
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) ModelJson.mapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    @Test
    void removalShouldLeaveTheDataAndSaySo() {
        UUID disk = added(described(nbd("data")));
        engine.done(attach(disk));
        inventory.pretendUp(vm);
        assertThat(engine.refusal(new RemoveDisk(disk))).containsExactly("DISK_IN_USE");
        inventory.pretendDown(vm);

        engine.done(new RemoveDisk(disk));

        assertThat(inventory.diskExists(disk)).isFalse();
        assertThat(inventory.disksOf(vm)).isEmpty();
        assertThat(engine.events(EventCode.DISK_REMOVED))
                .singleElement()
                .asString()
                .contains("Its data stays on nbd://nbd1.example:10809/data");
        engine.done(add(nbd("data")));
    }

    @Test
    void itShouldOutliveItsVm() {
        UUID disk = added(described(nbd("data")));
        engine.done(attach(disk));

        engine.done(new RemoveVm(vm, false));

        assertThat(inventory.vmExists(vm)).isFalse();
        assertThat(inventory.diskExists(disk)).isTrue();
    }

    @Test
    void itShouldNotLieInADrive() {
        UUID disk = added(described(nbd("iso")));
        assertThat(engine.refusal(new ChangeCdrom(vm, disk, false))).containsExactly("NO_ISO_IMAGE");
    }

    @Test
    void itsSizeShouldBeWhatTheUserSays() {
        UUID disk = added(new DirectDisk("data", "", DiskFormat.RAW, 0, false, nbd("data"), LunAccess.NONE));
        assertThat(inventory.diskRow(disk).provisionedBytes()).isZero();

        engine.done(new UpdateDisk(disk, "big", "for all", null, 2 * Inventory.GIB));

        assertThat(inventory.diskRow(disk).name()).isEqualTo("big");
        assertThat(inventory.diskRow(disk).provisionedBytes()).isEqualTo(2 * Inventory.GIB);
        assertThat(engine.refusal(new UpdateDisk(disk, null, null, null, 5L))).containsExactly("DISK_SIZE");
    }

    @Test
    void itShouldBeAttachedReadOnlyWhereThatIsWanted() {
        UUID disk = added(described(nbd("data")));
        engine.done(new AttachDisk(vm, disk, DiskBus.VIRTIO, false, true));

        assertThat(startedXml()).contains("<readonly/>");
        assertThat(inventory.devices(vm))
                .filteredOn(row -> disk.equals(row.diskId()))
                .singleElement()
                .satisfies(row -> assertThat(((DiskDevice) Objects.requireNonNull(row.device())).discard())
                        .isFalse());
    }
}
