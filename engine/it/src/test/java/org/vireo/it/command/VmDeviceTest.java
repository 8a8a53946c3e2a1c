package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.nic.AddNic;
import org.vireo.core.command.nic.RemoveNic;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.core.command.vmdevice.AddVmDisk;
import org.vireo.core.command.vmdevice.AttachDisk;
import org.vireo.core.command.vmdevice.DetachDisk;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.NicDevice;
import org.vireo.model.device.NicModel;
import org.vireo.model.event.EventCode;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.storage.DiskStatus;
import org.vireo.model.user.Roles;

/** NICs and disks of VMs. */
class VmDeviceTest {

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

    private AddNic nic(String name, @Nullable String mac) {
        return new AddNic(vm, UUID.randomUUID(), name, inventory.profile, NicModel.VIRTIO, mac, true);
    }

    private AttachDisk attach(UUID disk, boolean bootable) {
        return new AttachDisk(vm, disk, DiskBus.VIRTIO, bootable, false);
    }

    private UUID madeDisk(String name) {
        AddDisk command = inventory.disk(name);
        engine.done(command);
        return command.id();
    }

    private Set<String> macs() {
        Set<String> macs = new HashSet<>();
        inventory.devices(vm).forEach(row -> {
            if (row.device() instanceof NicDevice nic) {
                macs.add(nic.mac().value());
            }
        });
        return macs;
    }

    private Map<Integer, UUID> bootOrder() {
        Map<Integer, UUID> order = new TreeMap<>();
        inventory.devices(vm).forEach(row -> {
            Integer place = row.device() == null ? null : row.device().bootOrder();
            if (place != null) {
                order.put(place, row.deviceId().value());
            }
        });
        return order;
    }

    @Test
    void aNicShouldGetAnAddressOfThePoolAndCountAsAChange() {
        long before = inventory.vm(vm).configurationVersion();

        engine.done(nic("nic1", null));
        engine.done(nic("nic2", null));

        assertThat(macs()).hasSize(2).allMatch(mac -> mac.startsWith("56:6f:4b:"));
        assertThat(inventory.vm(vm).configurationVersion()).isEqualTo(before + 2);
        assertThat(engine.events(EventCode.NIC_ADDED)).hasSize(2);
    }

    @Test
    void aGivenAddressShouldBeUnicastAndUnused() {
        engine.done(nic("nic1", "52:54:00:AA:bb:01"));

        assertThat(macs()).containsExactly("52:54:00:aa:bb:01");
        assertThat(engine.refusal(nic("nic2", "52:54:00:aa:BB:01"))).containsExactly("MAC_IN_USE");
        for (String mac : List.of("", "01:00:5e:00:00:01", "52:54:00:aa:bb", "00:00:00:00:00:00", "x\n")) {
            assertThat(engine.refusal(nic("nic2", mac))).as(mac).containsExactly("MAC_ADDRESS");
        }
    }

    @Test
    void aNicShouldHaveANameOfItsOwnAndAProfileThatIsThere() {
        engine.done(nic("nic1", null));

        AddNic nowhere = new AddNic(vm, UUID.randomUUID(), "nic1", UUID.randomUUID(), NicModel.E1000E, null, true);
        assertThat(engine.refusal(nowhere)).containsExactlyInAnyOrder("NAME_IN_USE", "NOT_FOUND");
    }

    @Test
    void whatARunningVmCannotTakeShouldBeRefusedBefore() {
        UUID disk = madeDisk("data");
        inventory.pretendUp(vm);

        assertThat(engine.refusal(attach(disk, true))).containsExactly("BOOT_ORDER_OF_RUNNING_VM");
        assertThat(engine.refusal(new AddVmDisk(vm, inventory.disk("x"), DiskBus.SATA, false, false)))
                .containsExactly("BUS_NOT_HOT_PLUGGABLE");
    }

    @Test
    void aNicShouldBeRemovedOnce() {
        AddNic command = nic("nic1", null);
        engine.done(command);

        engine.done(new RemoveNic(vm, command.nicId()));

        assertThat(macs()).isEmpty();
        assertThat(engine.refusal(new RemoveNic(vm, command.nicId()))).containsExactly("NOT_FOUND");
        assertThat(engine.events(EventCode.NIC_REMOVED))
                .singleElement()
                .asString()
                .contains("nic1", "web");
    }

    @Test
    void bootableDisksShouldMoveTheOthersDown() {
        UUID first = madeDisk("first");
        UUID second = madeDisk("second");
        UUID third = madeDisk("third");

        engine.done(attach(first, true));
        engine.done(attach(second, true));
        engine.done(attach(third, false));

        assertThat(bootOrder()).containsExactly(Map.entry(1, second), Map.entry(2, first));
    }

    @Test
    void aDiskShouldBelongToOneVmAtMost() {
        UUID disk = madeDisk("data");
        engine.done(attach(disk, false));
        UUID other = inventory.madeBlankVm("db");

        assertThat(engine.violations(new AttachDisk(other, disk, DiskBus.VIRTIO, false, false)))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text()).contains("data", "web", "Detach"));
        assertThat(engine.refusal(attach(UUID.randomUUID(), false))).containsExactly("NOT_FOUND");
    }

    @Test
    void anIllegalDiskAndTheDiskOfATemplateShouldNotBeAttached() {
        engine.host().failAlways(Verb.VOLUME_CREATE, new Fault.LoseRequest());
        AddDisk broken = inventory.disk("broken");
        engine.ended(broken, TaskStatus.UNKNOWN);
        var imported = inventory.importOf("debian");
        engine.done(imported);

        assertThat(engine.refusal(attach(broken.id(), false))).containsExactly("DISK_ILLEGAL");
        assertThat(engine.refusal(attach(imported.diskId(), false))).containsExactly("DISK_OF_TEMPLATE");
    }

    @Test
    void whoeverManagesAVmShouldNotTakeDisksAndNetworksOfOthers() {
        UUID disk = madeDisk("secret");
        Caller manager = engine.managerOf(vm);

        assertThat(EngineFixture.codes(engine.submit(attach(disk, false), manager)))
                .containsExactly("NOT_FOUND");
        assertThat(EngineFixture.codes(engine.submit(nic("nic1", null), manager)))
                .containsExactly("NOT_FOUND");
        engine.database()
                .transactions()
                .run(() -> engine.database()
                        .grant(manager.userId(), Roles.USER_ROLE, ObjectRef.network(inventory.network)));
        assertThat(engine.submit(nic("nic1", null), manager)).isInstanceOf(CommandResult.Accepted.class);
    }

    @Test
    void detachShouldKeepTheDisk() {
        UUID disk = madeDisk("data");
        engine.done(attach(disk, false));

        engine.done(new DetachDisk(vm, disk));

        assertThat(inventory.disksOf(vm)).isEmpty();
        assertThat(inventory.diskRow(disk).status()).isEqualTo(DiskStatus.OK);
        assertThat(engine.refusal(new DetachDisk(vm, disk))).containsExactly("NOT_FOUND");
        assertThat(engine.events(EventCode.DISK_DETACHED)).hasSize(1);
    }

    @Test
    void addAndAttachShouldBeOneTask() {
        AddDisk disk = inventory.disk("data");

        engine.done(new AddVmDisk(vm, disk, DiskBus.VIRTIO, true, false));

        assertThat(inventory.disksOf(vm))
                .singleElement()
                .satisfies(row -> assertThat(row.status()).isEqualTo(DiskStatus.OK));
        assertThat(bootOrder()).containsExactly(Map.entry(1, disk.id()));
    }

    @Test
    void aDiskThatCannotBeMadeShouldNotStayAttached() {
        engine.host().fail(Verb.VOLUME_CREATE, new Fault.Refuse(new HostError(HostErrorCode.IMAGE_TOOL_FAILED, "no")));
        AddDisk disk = inventory.disk("data");

        engine.ended(new AddVmDisk(vm, disk, DiskBus.VIRTIO, false, false), TaskStatus.FAILED);

        assertThat(inventory.disksOf(vm)).isEmpty();
        assertThat(inventory.diskExists(disk.id())).isFalse();
    }
}
