package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.vm.AddVm;
import org.vireo.core.command.vm.RemoveVm;
import org.vireo.core.command.vm.UpdateVm;
import org.vireo.core.command.vm.VmChanges;
import org.vireo.core.command.vmdevice.AttachDisk;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.device.Device;
import org.vireo.model.device.DiskBus;
import org.vireo.model.device.DiskDevice;
import org.vireo.model.event.EventCode;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.storage.DiskStatus;
import org.vireo.model.vm.Initialization;
import org.vireo.model.vm.VmStatus;

/** Making and removing VMs. */
class VmTest {

    private static final Fault BROKEN_TOOL =
            new Fault.Refuse(new HostError(HostErrorCode.IMAGE_TOOL_FAILED, "qemu-img failed"));

    private EngineFixture engine;
    private Inventory inventory;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private VmChanges hardware(long memory, CpuTopology topology) {
        return new VmChanges("web", null, null, memory, topology, null, null, null, null, null, null);
    }

    private CdromMedium mediumOf(UUID vm) {
        return inventory.devices(vm).stream()
                .map(row -> row.device())
                .filter(CdromDevice.class::isInstance)
                .map(device -> ((CdromDevice) device).medium())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aBlankVmShouldBeDownAtOnceWithTheStandardDevicesAndDefaults() {
        UUID vm = inventory.madeBlankVm("web");

        assertThat(inventory.vmStatus(vm)).isEqualTo(VmStatus.DOWN);
        assertThat(inventory.devices(vm)).hasSize(8);
        assertThat(inventory.vm(vm).settings()).satisfies(settings -> {
            assertThat(settings.memoryBytes()).isEqualTo(Inventory.GIB);
            assertThat(settings.topology()).isEqualTo(CpuTopology.SINGLE);
            assertThat(settings.biosType()).isEqualTo(BiosType.Q35_SEA_BIOS);
        });
        assertThat(mediumOf(vm)).isEqualTo(CdromMedium.EMPTY);
        assertThat(engine.events(EventCode.VM_ADDED)).hasSize(1);
    }

    @Test
    void aVmFromATemplateShouldGetALayerOfItsOwnAndFreshIds() {
        UUID template = inventory.template("debian");
        AddVm command = inventory.vmFrom(template, "web");

        engine.done(command);

        assertThat(inventory.vmStatus(command.id())).isEqualTo(VmStatus.DOWN);
        assertThat(inventory.disksOf(command.id())).singleElement().satisfies(disk -> {
            assertThat(disk.name()).isEqualTo("web_Disk1");
            assertThat(disk.status()).isEqualTo(DiskStatus.OK);
            assertThat(disk.provisionedBytes()).isEqualTo(2 * Inventory.GIB);
            String backing = Inventory.PATH + "/images/" + disk.backingDiskId() + ".qcow2";
            assertThat(engine.host().volumes().at(Inventory.PATH + "/images/" + disk.id() + ".qcow2"))
                    .hasValueSatisfying(info -> assertThat(info.backingPath()).contains(backing));
        });
        assertThat(inventory.devices(command.id()))
                .filteredOn(row -> row.device() instanceof DiskDevice)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.deviceId().value()).isEqualTo(row.diskId());
                    assertThat(row.device()).extracting(Device::bootOrder).isEqualTo(1);
                });
        Set<UUID> ids = new HashSet<>();
        engine.read(() -> engine.database().templates().find(template).orElseThrow())
                .devices()
                .devices()
                .forEach(device -> ids.add(device.id().value()));
        assertThat(inventory.devices(command.id()))
                .noneMatch(row -> ids.contains(row.deviceId().value()));
    }

    @Test
    void aVmShouldBeLockedWhileItsDisksAreMade() {
        UUID template = inventory.template("debian");
        Gate gate = Gate.before(engine.host(), Verb.VOLUME_CREATE);
        AddVm command = inventory.vmFrom(template, "web");

        UUID task = engine.accepted(command);

        assertThat(inventory.vmStatus(command.id())).isEqualTo(VmStatus.IMAGE_LOCKED);
        assertThat(engine.refusal(new RemoveVm(command.id(), false))).containsExactly("OBJECT_LOCKED");
        gate.open();
        engine.await(task);
        assertThat(inventory.vmStatus(command.id())).isEqualTo(VmStatus.DOWN);
    }

    @Test
    void initializationShouldPutAPayloadIntoTheDrive() {
        AddVm command = new AddVm(
                UUID.randomUUID(),
                inventory.cluster,
                inventory.template("debian"),
                Inventory.withHostName("web", "web.example"));

        engine.done(command);

        assertThat(mediumOf(command.id())).isEqualTo(CdromMedium.PAYLOAD);
    }

    @Test
    void whatNoGuestCanHaveShouldBeRefusedWithItsValue() {
        for (long memory : List.of(0L, -1L, (16L << 20) - 1, (16L << 20) + 1, (4L << 40) + (1L << 20))) {
            AddVm command = new AddVm(
                    UUID.randomUUID(),
                    inventory.cluster,
                    inventory.blankVm("x").templateId(),
                    hardware(memory, CpuTopology.SINGLE));
            assertThat(engine.violations(command)).singleElement().satisfies(violation -> {
                assertThat(violation.code()).isEqualTo("MEMORY_SIZE");
                assertThat(violation.message()).contains(Long.toString(memory));
                assertThat(violation.remedy()).isNotEmpty();
            });
        }
        for (CpuTopology topology :
                List.of(new CpuTopology(513, 1, 1), new CpuTopology(32, 32, 1), new CpuTopology(1, 1, 60_000))) {
            AddVm command = new AddVm(
                    UUID.randomUUID(),
                    inventory.cluster,
                    inventory.blankVm("x").templateId(),
                    hardware(Inventory.GIB, topology));
            assertThat(engine.refusal(command)).as("%s", topology).containsExactly("CPU_TOPOLOGY");
        }
    }

    @Test
    void aNameShouldBeGivenAndFree() {
        inventory.madeBlankVm("web");

        assertThat(engine.refusal(inventory.blankVm("web"))).containsExactly("NAME_IN_USE");
        assertThat(engine.refusal(inventory.blankVm("a/b"))).containsExactly("INVALID_NAME");
        assertThat(engine.violations(new AddVm(
                        UUID.randomUUID(),
                        inventory.cluster,
                        inventory.blankVm("x").templateId(),
                        Inventory.named(null))))
                .singleElement()
                .satisfies(violation -> assertThat(violation.code()).isEqualTo("NAME_REQUIRED"));
    }

    @Test
    void initializationThatCouldBreakOutShouldBeRefused() {
        Initialization odd = new Initialization("-bad-", "root; rm", null, List.of("short\nkey"), null);
        VmChanges settings = new VmChanges("web", null, null, null, null, "a b", null, null, null, odd, null);

        assertThat(engine.refusal(new AddVm(
                        UUID.randomUUID(),
                        inventory.cluster,
                        inventory.blankVm("x").templateId(),
                        settings)))
                .containsExactlyInAnyOrder("VM_SETTING", "VM_SETTING", "VM_SETTING", "INITIALIZATION");
    }

    @Test
    void unknownClustersAndTemplatesShouldBeRefused() {
        AddVm command = new AddVm(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), Inventory.named("web"));

        assertThat(engine.refusal(command)).containsExactly("NOT_FOUND", "NOT_FOUND");
    }

    @Test
    void aVmWhoseDiskCannotBeMadeShouldNotStay() {
        UUID template = inventory.template("debian");
        engine.host().fail(Verb.VOLUME_CREATE, BROKEN_TOOL);
        AddVm command = inventory.vmFrom(template, "web");

        engine.ended(command, TaskStatus.FAILED);

        assertThat(inventory.vmExists(command.id())).isFalse();
        assertThat(inventory.imagePaths()).hasSize(1);
        assertThat(engine.events(EventCode.VM_ADD_FAILED))
                .singleElement()
                .asString()
                .contains("web", "qemu-img failed");
        engine.done(command);
    }

    @Test
    void aLostAnswerShouldNotMakeADiskTwice() {
        UUID template = inventory.template("debian");
        engine.host().fail(Verb.VOLUME_CREATE, new Fault.CutAfter());
        AddVm command = inventory.vmFrom(template, "web");

        engine.done(command);

        assertThat(inventory.imagePaths()).hasSize(2);
        assertThat(engine.host().executed()).containsOnlyOnce(Verb.VOLUME_CREATE);
    }

    @Test
    void removeShouldDeleteTheDisksAndAllRows() {
        UUID template = inventory.template("debian");
        AddVm command = inventory.vmFrom(template, "web");
        engine.done(command);
        UUID disk = inventory.disksOf(command.id()).getFirst().id();

        engine.done(new RemoveVm(command.id(), false));

        assertThat(inventory.vmExists(command.id())).isFalse();
        assertThat(inventory.diskExists(disk)).isFalse();
        assertThat(inventory.devices(command.id())).isEmpty();
        assertThat(inventory.imagePaths()).hasSize(1);
        assertThat(engine.events(EventCode.VM_REMOVED))
                .singleElement()
                .asString()
                .contains("web");
    }

    @Test
    void removeShouldKeepTheDisksThatAreOnlyToBeDetached() {
        UUID template = inventory.template("debian");
        AddVm command = inventory.vmFrom(template, "web");
        engine.done(command);
        UUID disk = inventory.disksOf(command.id()).getFirst().id();

        engine.done(new RemoveVm(command.id(), true));

        assertThat(inventory.vmExists(command.id())).isFalse();
        assertThat(inventory.diskRow(disk).status()).isEqualTo(DiskStatus.OK);
    }

    @Test
    void removeShouldRefuseAVmThatRunsOrIsProtected() {
        UUID vm = inventory.madeBlankVm("web");
        engine.done(new UpdateVm(vm, Inventory.deleteProtected(true)));
        inventory.pretendUp(vm);

        assertThat(engine.refusal(new RemoveVm(vm, false))).containsExactly("VM_DELETE_PROTECTED", "VM_NOT_DOWN");
        assertThat(engine.refusal(new RemoveVm(UUID.randomUUID(), false))).containsExactly("NOT_FOUND");
    }

    @Test
    void aFailedRemovalShouldLeaveTheVmWithItsDisk() {
        UUID template = inventory.template("debian");
        AddVm command = inventory.vmFrom(template, "web");
        engine.done(command);
        engine.host().fail(Verb.VOLUME_DELETE, BROKEN_TOOL);

        engine.ended(new RemoveVm(command.id(), false), TaskStatus.FAILED);

        assertThat(inventory.vmStatus(command.id())).isEqualTo(VmStatus.DOWN);
        assertThat(inventory.disksOf(command.id()))
                .singleElement()
                .satisfies(disk -> assertThat(disk.status()).isEqualTo(DiskStatus.OK));
        assertThat(engine.events(EventCode.VM_REMOVE_FAILED)).hasSize(1);
    }

    @Test
    void aRemovalThatStopsHalfWayShouldKeepOnlyTheDisksThatAreLeft() {
        UUID vm = inventory.madeBlankVm("web");
        for (String name : List.of("a", "b")) {
            var disk = inventory.disk(name);
            engine.done(disk);
            engine.done(new AttachDisk(vm, disk.id(), DiskBus.VIRTIO, false, false));
        }
        CountDownLatch first = new CountDownLatch(0);
        engine.host().fail(Verb.VOLUME_DELETE, new Fault.Hold(first));
        engine.host().fail(Verb.VOLUME_DELETE, BROKEN_TOOL);

        engine.ended(new RemoveVm(vm, false), TaskStatus.FAILED);

        assertThat(inventory.disksOf(vm)).singleElement().satisfies(disk -> {
            assertThat(disk.status()).isEqualTo(DiskStatus.OK);
            assertThat(inventory.imagePaths()).containsExactly(Inventory.PATH + "/images/" + disk.id() + ".qcow2");
        });
    }
}
