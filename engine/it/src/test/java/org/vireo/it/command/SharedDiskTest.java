package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.core.command.storage.RemoveDisk;
import org.vireo.core.command.storage.UpdateDisk;
import org.vireo.core.command.vm.RemoveVm;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.command.vmdevice.AttachDisk;
import org.vireo.core.command.vmdevice.ConfigureDevice;
import org.vireo.core.command.vmdevice.DetachDisk;
import org.vireo.core.runtime.ModelJson;
import org.vireo.model.device.DiskBus;
import org.vireo.model.event.EventCode;
import org.vireo.model.storage.DiskFormat;

/** Disks that several VMs have at a time. */
class SharedDiskTest {

    private EngineFixture engine;
    private Inventory inventory;
    private UUID web;
    private UUID db;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        web = inventory.madeBlankVm("web");
        db = inventory.madeBlankVm("db");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private UUID added(DiskFormat format, boolean shareable) {
        AddDisk command = disk(format, shareable);
        engine.done(command);
        return command.id();
    }

    private AddDisk disk(DiskFormat format, boolean shareable) {
        return new AddDisk(UUID.randomUUID(), inventory.storage, "data", "", format, 1 << 20, shareable);
    }

    private static AttachDisk attach(UUID vm, UUID disk) {
        return new AttachDisk(vm, disk, DiskBus.VIRTIO_SCSI, false, false);
    }

    private static UpdateDisk share(UUID disk, boolean shareable) {
        return new UpdateDisk(disk, null, null, shareable, null);
    }

    private UUID attachedToBoth() {
        UUID disk = added(DiskFormat.RAW, true);
        engine.done(attach(web, disk));
        engine.done(attach(db, disk));
        return disk;
    }

    @Test
    void aQcow2ImageShouldNotBeShared() {
        assertThat(engine.violations(disk(DiskFormat.COW, true)))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.code()).isEqualTo("DISK_SHAREABLE_FORMAT");
                    assertThat(violation.text()).contains("raw");
                });
        assertThat(engine.refusal(share(added(DiskFormat.COW, false), true))).containsExactly("DISK_SHAREABLE_FORMAT");
    }

    @Test
    void bothVmsShouldStartWithIt() {
        UUID disk = attachedToBoth();

        engine.done(new StartVm(web, false));
        engine.done(new StartVm(db, false));

        assertThat(engine.host().created())
                .hasSize(2)
                .allSatisfy(sent -> assertThat(sent.xml()).contains("/images/" + disk + ".raw", "<shareable/>"));
    }

    @Test
    void aDiskOfOneVmShouldBeRefusedToTheNext() {
        UUID disk = added(DiskFormat.RAW, false);
        engine.done(attach(web, disk));

        assertThat(engine.violations(attach(db, disk))).singleElement().satisfies(violation -> {
            assertThat(violation.code()).isEqualTo("DISK_ATTACHED");
            assertThat(violation.text()).contains("VM web", "shareable");
        });
        engine.done(share(disk, true));
        engine.done(attach(db, disk));
        assertThat(engine.refusal(attach(db, disk))).containsExactly("DISK_ATTACHED");
    }

    @Test
    void aDiskWhoseWritesAVmThrowsAwayShouldNotBecomeShareable() throws JsonProcessingException {
        UUID disk = added(DiskFormat.RAW, false);
        engine.done(attach(web, disk));
        ObjectNode transientWrites =
                (ObjectNode) ModelJson.mapper().readTree("{\"options\": {\"transientWrites\": true}}");
        engine.done(new ConfigureDevice(web, disk, transientWrites));

        assertThat(engine.violations(share(disk, true))).singleElement().satisfies(violation -> {
            assertThat(violation.code()).isEqualTo("DISK_ATTACHMENT");
            assertThat(violation.text()).contains("VM web", "disk data", "thrown away");
        });
    }

    @Test
    void itShouldBecomeOneVmsOnlyWhenOneHasIt() {
        UUID disk = attachedToBoth();
        assertThat(engine.violations(share(disk, false)))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text()).contains("db, web"));

        engine.done(new DetachDisk(db, disk));
        engine.done(share(disk, false));

        assertThat(inventory.diskRow(disk).isShareable()).isFalse();
        assertThat(engine.events(EventCode.DISK_UPDATED)).hasSize(1);
    }

    @Test
    void whetherItIsSharedShouldNotChangeUnderARunningVm() {
        UUID disk = added(DiskFormat.RAW, false);
        engine.done(attach(web, disk));
        inventory.pretendUp(web);

        assertThat(engine.refusal(share(disk, true))).containsExactly("VM_NOT_DOWN");
        engine.done(new UpdateDisk(disk, "other", null, false, null));
        assertThat(inventory.diskRow(disk).name()).isEqualTo("other");
    }

    @Test
    void itShouldOutliveEachOfItsVms() {
        UUID disk = attachedToBoth();

        engine.done(new RemoveVm(web, false));
        engine.done(new RemoveVm(db, false));

        assertThat(inventory.diskExists(disk)).isTrue();
        assertThat(inventory.imagePaths()).hasSize(1);
    }

    @Test
    void removalShouldNeedAllItsVmsDown() {
        UUID disk = attachedToBoth();
        inventory.pretendUp(db);
        assertThat(engine.violations(new RemoveDisk(disk)))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text()).contains("VM db"));
        inventory.pretendDown(db);

        engine.done(new RemoveDisk(disk));

        assertThat(inventory.disksOf(web)).isEmpty();
        assertThat(inventory.disksOf(db)).isEmpty();
        assertThat(inventory.imagePaths()).isEmpty();
    }

    @Test
    void theSizeOfAnImageShouldNotChange() {
        UUID disk = added(DiskFormat.RAW, false);
        assertThat(engine.refusal(new UpdateDisk(disk, null, null, null, 2L << 20)))
                .containsExactly("DISK_SIZE");
        engine.done(new UpdateDisk(disk, null, null, null, 1L << 20));
    }

    /** Removing is more than naming. */
    @Test
    void aNewNameShouldNotTakeTheRightToRemoveTheDisk() {
        UUID disk = added(DiskFormat.RAW, false);
        engine.done(attach(web, disk));
        Caller manager = engine.managerOf(web);

        assertThat(engine.submit(new UpdateDisk(disk, "other", null, false, null), manager))
                .isInstanceOf(CommandResult.Forbidden.class)
                .asString()
                .contains("no permission create_disk");
    }
}
