package org.vireo.rest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vireo.api.type.DiskStorageType;
import org.vireo.api.type.HostStorage;
import org.vireo.api.type.LogicalUnit;
import org.vireo.api.type.ScsiGenericIO;
import org.vireo.api.type.StorageType;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.core.command.storage.UpdateDisk;
import org.vireo.model.device.disk.LunAccess;
import org.vireo.model.device.disk.SgIo;
import org.vireo.model.storage.DirectDisk;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.storage.DiskSource;
import org.vireo.model.storage.DiskSource.StorageServer;
import org.vireo.rest.mapping.storage.LunMapper;
import org.vireo.rest.problem.FaultException;

/** Disks outside of storage domains in oVirt's words. */
class LunMapperTest {

    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

    private static org.vireo.api.type.Disk asked(@Nullable StorageType type, LogicalUnit unit) {
        HostStorage storage = new HostStorage();
        storage.setType(type);
        storage.setLogicalUnits(List.of(unit));
        org.vireo.api.type.Disk api = new org.vireo.api.type.Disk();
        api.setAlias("data");
        api.setLunStorage(storage);
        return api;
    }

    private static LogicalUnit unit(String id) {
        LogicalUnit unit = new LogicalUnit();
        unit.setId(id);
        return unit;
    }

    private static LogicalUnit portal() {
        LogicalUnit unit = new LogicalUnit();
        unit.setAddress("10.0.0.5");
        unit.setPort(3261L);
        unit.setTarget("iqn.2026-01.org.example:t");
        unit.setLunMapping(4L);
        return unit;
    }

    private static org.vireo.api.type.Disk shown(DiskSource source, LunAccess lun) {
        DirectDisk described = new DirectDisk("data", "", DiskFormat.RAW, 1L << 30, true, source, lun);
        return DiskMapper.toApi(new Disk(ID, described, source));
    }

    @Test
    void aTargetShouldBecomeWhatQemuReachesByItself() {
        DirectDisk disk = LunMapper.toDirect(asked(StorageType.ISCSI, portal()));

        assertThat(disk.source())
                .isEqualTo(new DiskSource.Iscsi(
                        new StorageServer("10.0.0.5", 3261), "iqn.2026-01.org.example:t", 4, null, null));
        assertThat(disk.format()).isEqualTo(DiskFormat.RAW);
        assertThat(disk.provisionedBytes()).isZero();
    }

    @Test
    void anIdShouldBecomeADeviceOfTheHosts() {
        assertThat(LunMapper.toDirect(asked(StorageType.FCP, unit("3600140"))).source())
                .isEqualTo(new DiskSource.BlockDevice("/dev/mapper/3600140"));
        assertThat(LunMapper.toDirect(asked(StorageType.ISCSI, unit("/dev/disk/by-id/wwn-1")))
                        .source())
                .isEqualTo(new DiskSource.BlockDevice("/dev/disk/by-id/wwn-1"));
    }

    /** What oVirt's ovirt_disk sends: it has no lun_mapping, and the id of the unit. */
    @Test
    void aTargetShouldNotStandForAUnitThatNobodyNamed() {
        LogicalUnit unit = portal();
        unit.setLunMapping(null);
        assertRefused(StorageType.ISCSI, unit, "give its number as lun_mapping");
        unit.setId("3600140");
        assertRefused(StorageType.ISCSI, unit, "give its number as lun_mapping");
        unit.setLunMapping(4L);
        assertRefused(StorageType.ISCSI, unit, "the id 3600140 and is unit 4 of the target iqn.2026-01.org.example:t");
    }

    @Test
    void aTargetOrAnAddressShouldNotBeIgnored() {
        assertRefused(null, portal(), "lun_storage.type is not iscsi");
        assertRefused(StorageType.FCP, portal(), "lun_storage.type is not iscsi");
        LogicalUnit seen = unit("3600140");
        seen.setAddress("10.0.0.5");
        assertRefused(StorageType.ISCSI, seen, "the address 10.0.0.5 but no target");
    }

    @Test
    void theIdShouldComeBackAsItWasGiven() {
        for (String id : List.of("3600140", "/dev/disk/by-id/wwn-1")) {
            assertThat(shownId(LunMapper.toDirect(asked(StorageType.FCP, unit(id)))))
                    .isEqualTo(id);
        }
        assertRefused(StorageType.FCP, unit("/dev/mapper/3600140"), "give 3600140.");
        LogicalUnit whole = portal();
        whole.setId(shownId(LunMapper.toDirect(asked(StorageType.ISCSI, portal()))));
        assertThat(shownId(LunMapper.toDirect(asked(StorageType.ISCSI, whole)))).isEqualTo(whole.getId());
    }

    private static String shownId(DirectDisk disk) {
        HostStorage storage = Objects.requireNonNull(
                shown(Objects.requireNonNull(disk.source()), disk.lun()).getLunStorage());
        return Objects.requireNonNull(
                Objects.requireNonNull(storage.getLogicalUnits()).getFirst().getId());
    }

    private static void assertRefused(@Nullable StorageType type, LogicalUnit unit, String words) {
        assertThatThrownBy(() -> LunMapper.toDirect(asked(type, unit)))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining(words);
    }

    @Test
    void aLoginShouldBeRefusedWithAWordOfSecrets() {
        LogicalUnit unit = portal();
        unit.setUsername("chap");
        unit.setPassword("hunter2");
        assertThatThrownBy(() -> LunMapper.toDirect(asked(StorageType.ISCSI, unit)))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("directdisks")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void whatIsNoLogicalUnitShouldBeRefused() {
        assertThatThrownBy(() -> LunMapper.toDirect(asked(StorageType.NFS, unit("1"))))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("iscsi or fcp");
        org.vireo.api.type.Disk without = new org.vireo.api.type.Disk();
        without.setStorageType(DiskStorageType.LUN);
        assertThat(LunMapper.isDirect(without)).isTrue();
        assertThatThrownBy(() -> LunMapper.toDirect(without))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("0 logical units");
        LogicalUnit odd = portal();
        odd.setTarget("a b");
        assertThatThrownBy(() -> LunMapper.toDirect(asked(StorageType.ISCSI, odd)))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("a b");
    }

    @Test
    void theFilterOfScsiCommandsShouldComeBackAsItWasAsked() {
        for (ScsiGenericIO asked : ScsiGenericIO.values()) {
            org.vireo.api.type.Disk api = asked(StorageType.FCP, unit("1"));
            api.setSgio(asked);
            DirectDisk disk = LunMapper.toDirect(api);
            assertThat(shown(new DiskSource.BlockDevice("/dev/mapper/1"), disk.lun())
                            .getSgio())
                    .isEqualTo(asked);
            assertThat(disk.lun().rawIo()).isEqualTo(asked == ScsiGenericIO.UNFILTERED);
        }
    }

    @Test
    void itShouldBeShownAsALogicalUnit() {
        LunAccess reserving = new LunAccess(true, SgIo.DEFAULT, false, true);
        org.vireo.api.type.Disk block = shown(new DiskSource.BlockDevice("/dev/mapper/3600140"), reserving);

        assertThat(MappersTest.xml(block))
                .contains("<storage_type>lun</storage_type>", "<shareable>true</shareable>", "<status>ok</status>")
                .contains("<lun_storage", "<type>fcp</type>", "<logical_unit id=\"3600140\">")
                .contains("<uses_scsi_reservation>true</uses_scsi_reservation>", "<sgio>filtered</sgio>")
                .doesNotContain("<storage_domains>");
        assertThat(MappersTest.xml(
                        shown(new DiskSource.Nbd(new StorageServer("nbd1", 0), "data", false), LunAccess.NONE)))
                .contains("<storage_type>lun</storage_type>", "<logical_unit id=\"nbd://nbd1:10809/data\">")
                .contains("<sgio>disabled</sgio>");
    }

    @Test
    void aDiskForManyVmsShouldBeRawUnlessItIsSaid() {
        org.vireo.api.type.Disk api = new org.vireo.api.type.Disk();
        api.setShareable(true);
        AddDisk made = DiskMapper.toAdd(ID, ID, api, null);
        assertThat(made.format()).isEqualTo(DiskFormat.RAW);
        assertThat(made.shareable()).isTrue();
    }

    @Test
    void anUpdateShouldLeaveWhatItDoesNotName() {
        org.vireo.api.type.Disk api = new org.vireo.api.type.Disk();
        api.setShareable(true);
        assertThat(DiskMapper.toUpdate(ID, api, null)).isEqualTo(new UpdateDisk(ID, null, null, true, null));
    }
}
