package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.core.command.vm.AddVm;
import org.vireo.core.command.vm.RemoveVm;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.command.vm.VmChanges;
import org.vireo.core.command.vmdevice.AttachDisk;
import org.vireo.core.command.vmdevice.ChangeCdrom;
import org.vireo.core.command.vmdevice.ConfigureDevice;
import org.vireo.core.command.vmdevice.DetachDisk;
import org.vireo.core.command.vmdevice.attachment.AttachmentChanges;
import org.vireo.core.command.vmdevice.attachment.UpdateAttachment;
import org.vireo.core.runtime.ModelJson;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.event.EventCode;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.template.Template;
import org.vireo.model.vm.VmDevice;

/** How disks are attached. */
class DiskAttachmentTest {

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

    private UUID attached(String name, DiskBus bus, boolean bootable) {
        AddDisk disk = inventory.disk(name);
        engine.done(disk);
        engine.done(new AttachDisk(vm, disk.id(), bus, bootable, false));
        return disk.id();
    }

    private UpdateAttachment update(
            UUID disk, @Nullable DiskBus bus, @Nullable Boolean bootable, @Nullable Boolean readOnly) {
        return new UpdateAttachment(vm, disk, new AttachmentChanges(bus, bootable, readOnly, null, null, null));
    }

    private UpdateAttachment active(UUID disk, boolean active) {
        return new UpdateAttachment(vm, disk, AttachmentChanges.active(active));
    }

    private VmDevice row(UUID disk) {
        return inventory.devices(vm).stream()
                .filter(row -> disk.equals(row.diskId()))
                .findFirst()
                .orElseThrow();
    }

    private DiskDevice device(UUID disk) {
        return (DiskDevice) Objects.requireNonNull(row(disk).device());
    }

    private String startedXml() {
        engine.done(new StartVm(vm, false));
        return engine.host().created().getLast().xml();
    }

    private void madeOldVm() {
        VmChanges old =
                new VmChanges("old", null, null, null, null, null, BiosType.I440FX_SEA_BIOS, null, null, null, null);
        vm = UUID.randomUUID();
        engine.done(new AddVm(vm, inventory.cluster, Template.BLANK, old));
    }

    @Test
    void everyPartOfAnAttachmentShouldChangeByItselfAndReachTheHost() {
        UUID disk = attached("data", DiskBus.VIRTIO, false);

        engine.done(update(disk, DiskBus.VIRTIO_SCSI, null, null));
        engine.done(update(disk, null, true, null));
        engine.done(update(disk, null, null, true));
        engine.done(new UpdateAttachment(vm, disk, new AttachmentChanges(null, null, null, false, null, null)));

        assertThat(device(disk)).satisfies(device -> {
            assertThat(device.bus()).isEqualTo(DiskBus.VIRTIO_SCSI);
            assertThat(device.bootOrder()).isEqualTo(1);
            assertThat(device.readOnly()).isTrue();
            assertThat(device.discard()).isFalse();
        });
        assertThat(startedXml()).contains("bus=\"scsi\"", "<readonly/>", "<boot order=\"1\"/>");
    }

    @Test
    void aDiskThatBecomesBootableShouldBeTheFirst() {
        UUID first = attached("first", DiskBus.VIRTIO, true);
        UUID second = attached("second", DiskBus.VIRTIO, false);

        engine.done(update(second, null, true, null));
        assertThat(List.of(device(second), device(first)))
                .extracting(DiskDevice::bootOrder)
                .containsExactly(1, 2);

        engine.done(update(second, null, true, null));
        engine.done(update(first, null, false, null));
        assertThat(device(first).bootOrder()).isNull();
        assertThat(device(second).bootOrder()).isEqualTo(1);
    }

    @Test
    void aDiskToBeReadAloneShouldBeOpenedForWritingByThoseWhoMayGiveItAway() {
        UUID disk = attached("golden", DiskBus.VIRTIO_SCSI, false);
        engine.done(update(disk, null, null, true));
        Caller manager = engine.managerOf(vm);

        assertThat(engine.submit(update(disk, null, null, false), manager)).isInstanceOf(CommandResult.Forbidden.class);
        assertThat(engine.submit(
                        new ConfigureDevice(
                                vm, disk, ModelJson.mapper().createObjectNode().put("readOnly", false)),
                        manager))
                .isInstanceOf(CommandResult.Forbidden.class);
        assertThat(engine.submit(update(disk, DiskBus.VIRTIO_SCSI, true, true), manager))
                .isInstanceOf(CommandResult.Accepted.class);
        engine.done(update(disk, null, null, false));
    }

    @Test
    void aDiskThatIsKeptAloneShouldNotBeInTheWayOfAStart() {
        UUID disk = attached("broken", DiskBus.VIRTIO, false);
        engine.database()
                .transactions()
                .run(() -> engine.database().disks().find(disk).orElseThrow().broken());
        assertThat(engine.refusal(new StartVm(vm, false))).containsExactly("DISK_ILLEGAL");

        engine.done(active(disk, false));
        engine.done(new StartVm(vm, false));
    }

    @Test
    void aDiskThatLiesInAnothersDriveShouldNotGoWithItsVm() {
        AddDisk tools = new AddDisk(UUID.randomUUID(), inventory.storage, "tools", "", DiskFormat.RAW, 1 << 20);
        engine.done(tools);
        UUID disk = tools.id();
        engine.done(new AttachDisk(vm, disk, DiskBus.VIRTIO, false, true));
        UUID other = inventory.madeBlankVm("db");
        engine.done(new ChangeCdrom(other, disk, false));

        assertThat(engine.violations(new RemoveVm(vm, false)))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text()).contains("Cannot remove VM", "tools", "db"));
        engine.done(new ChangeCdrom(other, null, false));
        engine.done(new RemoveVm(vm, false));
    }

    @Test
    void aVmShouldGoWithTheDiskInItsOwnDrive() {
        AddDisk tools = new AddDisk(UUID.randomUUID(), inventory.storage, "tools", "", DiskFormat.RAW, 1 << 20);
        engine.done(tools);
        engine.done(new AttachDisk(vm, tools.id(), DiskBus.VIRTIO, false, true));
        engine.done(new ChangeCdrom(vm, tools.id(), false));

        engine.done(new RemoveVm(vm, false));

        assertThat(inventory.diskExists(tools.id())).isFalse();
    }

    @Test
    void whatLiesInADriveShouldBeWrittenByNobody() {
        AddDisk tools = new AddDisk(UUID.randomUUID(), inventory.storage, "tools", "", DiskFormat.RAW, 1 << 20);
        engine.done(tools);
        UUID other = inventory.madeBlankVm("db");
        engine.done(new ChangeCdrom(other, tools.id(), false));

        assertThat(engine.violations(new AttachDisk(vm, tools.id(), DiskBus.VIRTIO, false, false)))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text()).contains("for writing", "tools", "VM db"));
        engine.done(new AttachDisk(vm, tools.id(), DiskBus.VIRTIO, false, true));
        assertThat(engine.refusal(new UpdateAttachment(
                        vm, tools.id(), new AttachmentChanges(null, null, false, null, null, null))))
                .containsExactly("DISK_IN_DRIVE");

        engine.done(new ChangeCdrom(other, null, false));
        engine.done(new DetachDisk(vm, tools.id()));
        engine.done(new AttachDisk(vm, tools.id(), DiskBus.VIRTIO, false, false));
        assertThat(engine.violations(new ChangeCdrom(other, tools.id(), false)))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text()).contains("tools", "VM web", "can write"));
    }

    @Test
    void whoMayNotRemoveADiskShouldNotDetachItForThat() {
        UUID disk = attached("data", DiskBus.VIRTIO, false);
        Caller joe = engine.managerOf(vm);

        assertThat(engine.submit(new DetachDisk(vm, disk, true), joe)).isInstanceOf(CommandResult.Forbidden.class);
        assertThat(engine.submit(new DetachDisk(vm, disk), joe)).isInstanceOf(CommandResult.Accepted.class);
    }

    @Test
    void whatIsImpossibleShouldBeRefused() {
        UUID disk = attached("data", DiskBus.VIRTIO, false);

        assertThat(engine.refusal(update(disk, DiskBus.SATA, null, true))).containsExactly("DISK_ATTACHMENT");
        assertThat(engine.refusal(
                        new UpdateAttachment(vm, disk, new AttachmentChanges(null, null, null, null, true, null))))
                .containsExactly("DISK_ATTACHMENT");
        assertThat(engine.refusal(update(UUID.randomUUID(), null, null, null))).containsExactly("NOT_FOUND");
        inventory.pretendUp(vm);
        assertThat(engine.refusal(update(disk, null, null, true))).containsExactly("VM_NOT_DOWN");
    }

    @Test
    void aDiskThatIsNotActiveShouldBeKeptButNotBePartOfTheMachine() {
        UUID disk = attached("data", DiskBus.VIRTIO, false);

        engine.done(active(disk, false));

        assertThat(row(disk).isPlugged()).isFalse();
        assertThat(startedXml()).doesNotContain(disk.toString());
    }

    @Test
    void aRunningVmShouldBeGivenTheDiskWhenItBecomesActive() {
        UUID disk = attached("data", DiskBus.VIRTIO, false);
        engine.done(active(disk, false));
        startedXml();
        inventory.pretendUp(vm);

        engine.done(active(disk, true));

        assertThat(engine.host().executed()).contains(Verb.DOMAIN_ATTACH_DEVICE);
        assertThat(row(disk).isPlugged()).isTrue();
    }

    @Test
    void ideShouldBeThereOnTheBoardOfOldAloneAndHaveFourPlaces() {
        UUID disk = attached("data", DiskBus.VIRTIO, false);
        assertThat(engine.violations(update(disk, DiskBus.IDE, null, null)))
                .singleElement()
                .satisfies(
                        violation -> assertThat(violation.text()).contains("q35_sea_bios", "IDE", "i440fx_sea_bios"));

        madeOldVm();
        for (String name : List.of("one", "two", "three")) {
            attached(name, DiskBus.IDE, false);
        }
        AddDisk fourth = inventory.disk("four");
        engine.done(fourth);
        assertThat(engine.refusal(new AttachDisk(vm, fourth.id(), DiskBus.IDE, false, false)))
                .containsExactly("NO_ROOM");
        assertThat(startedXml()).contains("bus=\"ide\"", "dev=\"hda\"", "dev=\"hdd\"");
        inventory.pretendUp(vm);
        assertThat(engine.refusal(new AttachDisk(vm, fourth.id(), DiskBus.IDE, false, false)))
                .contains("BUS_NOT_HOT_PLUGGABLE");
    }

    @Test
    void aDriveThatIsMovedToTheBoardShouldNeedAPlaceThereToo() {
        madeOldVm();
        UUID drive = inventory.devices(vm).stream()
                .filter(row -> row.device() instanceof CdromDevice)
                .findFirst()
                .orElseThrow()
                .deviceId()
                .value();
        engine.done(new ConfigureDevice(vm, drive, bus("SATA")));
        for (String name : List.of("one", "two", "three", "four")) {
            attached(name, DiskBus.IDE, false);
        }

        assertThat(engine.refusal(new ConfigureDevice(vm, drive, bus("MAINBOARD"))))
                .containsExactly("NO_ROOM");
    }

    private static ObjectNode bus(String name) {
        return ModelJson.mapper().createObjectNode().put("bus", name);
    }

    @Test
    void aChangeShouldBeSaidAndNothingBeWrittenWithoutOne() {
        UUID disk = attached("data", DiskBus.VIRTIO, false);
        engine.done(update(disk, DiskBus.VIRTIO_SCSI, null, null));
        long version = inventory.vm(vm).configurationVersion();

        engine.done(update(disk, DiskBus.VIRTIO_SCSI, null, null));
        engine.done(active(disk, true));

        assertThat(inventory.vm(vm).configurationVersion()).isEqualTo(version);
        assertThat(engine.events(EventCode.DISK_UPDATED))
                .singleElement()
                .asString()
                .contains("data", "web", "by admin");
    }
}
