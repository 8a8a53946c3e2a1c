package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.core.command.storage.RemoveDisk;
import org.vireo.core.command.vmdevice.AttachDisk;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.device.DiskBus;
import org.vireo.model.event.EventCode;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.storage.DiskFormat;
import org.vireo.model.storage.DiskStatus;

/** Disks that are made and removed by themselves. */
class DiskTest {

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

    @Test
    void aDiskShouldBeLockedUntilItsImageIsMade() {
        Gate gate = Gate.before(engine.host(), Verb.VOLUME_CREATE);
        AddDisk command = inventory.disk("data");

        UUID task = engine.accepted(command);

        assertThat(inventory.diskRow(command.id()).status()).isEqualTo(DiskStatus.LOCKED);
        assertThat(engine.refusal(new RemoveDisk(command.id()))).containsExactly("OBJECT_LOCKED");
        gate.open();
        engine.await(task);
        assertThat(inventory.diskRow(command.id())).satisfies(disk -> {
            assertThat(disk.status()).isEqualTo(DiskStatus.OK);
            assertThat(disk.provisionedBytes()).isEqualTo(Inventory.GIB);
            assertThat(disk.actualBytes()).isPositive();
        });
        assertThat(inventory.imagePaths()).containsExactly(Inventory.PATH + "/images/" + command.id() + ".qcow2");
        assertThat(engine.events(EventCode.DISK_ADDED)).hasSize(1);
    }

    @Test
    void aSizeThatIsNoneShouldBeRefusedWithItsValue() {
        for (long size : List.of(0L, -512L, 1000L, (64L << 40) + 512)) {
            AddDisk command = new AddDisk(UUID.randomUUID(), inventory.storage, "d", "", DiskFormat.COW, size);
            assertThat(engine.violations(command)).singleElement().satisfies(violation -> {
                assertThat(violation.code()).isEqualTo("DISK_SIZE");
                assertThat(violation.message()).contains(Long.toString(size));
            });
        }
    }

    @Test
    void aRawDiskShouldNotBeLargerThanWhatIsFree() {
        AddDisk raw = new AddDisk(UUID.randomUUID(), inventory.storage, "d", "", DiskFormat.RAW, 2L << 40);

        assertThat(engine.refusal(raw)).containsExactly("STORAGE_DOMAIN_FULL");
    }

    @Test
    void aStorageDomainThatIsUnknownShouldBeRefused() {
        AddDisk command = new AddDisk(UUID.randomUUID(), UUID.randomUUID(), "d", "", DiskFormat.COW, 512);

        assertThat(engine.refusal(command)).containsExactly("NOT_FOUND");
    }

    @Test
    void aDiskWhoseImageCannotBeMadeShouldNotStay() {
        engine.host().fail(Verb.VOLUME_CREATE, BROKEN_TOOL);
        AddDisk command = inventory.disk("data");

        engine.ended(command, TaskStatus.FAILED);

        assertThat(inventory.diskExists(command.id())).isFalse();
        assertThat(engine.events(EventCode.DISK_ADD_FAILED))
                .singleElement()
                .asString()
                .contains("data", "qemu-img failed");
    }

    @Test
    void aLostAnswerShouldBeFoundByLooking() {
        engine.host().fail(Verb.VOLUME_CREATE, new Fault.LoseAnswer());
        AddDisk command = inventory.disk("data");

        engine.done(command);

        assertThat(inventory.diskRow(command.id()).status()).isEqualTo(DiskStatus.OK);
        assertThat(inventory.imagePaths()).hasSize(1);
    }

    @Test
    void aLostRequestShouldBeSentAgain() {
        engine.host().fail(Verb.VOLUME_CREATE, new Fault.LoseRequest());

        engine.done(inventory.disk("data"));

        assertThat(inventory.imagePaths()).hasSize(1);
    }

    @Test
    void anAnswerThatIsNeverHeardShouldLeaveTheTaskUnknownAndTheDiskIllegal() {
        engine.host().failAlways(Verb.VOLUME_CREATE, new Fault.LoseRequest());
        AddDisk command = inventory.disk("data");

        engine.ended(command, TaskStatus.UNKNOWN);

        assertThat(inventory.diskRow(command.id()).status()).isEqualTo(DiskStatus.ILLEGAL);
    }

    @Test
    void aHostThatIsAwayShouldFailTheTask() {
        engine.host().unreachable();
        AddDisk command = inventory.disk("data");

        engine.ended(command, TaskStatus.FAILED);

        assertThat(inventory.diskExists(command.id())).isFalse();
    }

    @Test
    void removeShouldDeleteTheImageAndTakeTheDiskOffItsVm() {
        AddDisk command = inventory.disk("data");
        engine.done(command);
        UUID vm = inventory.madeBlankVm("web");
        engine.done(new AttachDisk(vm, command.id(), DiskBus.VIRTIO, false, false));

        engine.done(new RemoveDisk(command.id()));

        assertThat(inventory.diskExists(command.id())).isFalse();
        assertThat(inventory.imagePaths()).isEmpty();
        assertThat(inventory.disksOf(vm)).isEmpty();
        assertThat(engine.events(EventCode.DISK_REMOVED)).hasSize(1);
    }

    @Test
    void removeShouldRefuseTheDiskOfARunningVm() {
        AddDisk command = inventory.disk("data");
        engine.done(command);
        UUID vm = inventory.madeBlankVm("web");
        engine.done(new AttachDisk(vm, command.id(), DiskBus.VIRTIO, false, false));
        inventory.pretendUp(vm);

        assertThat(engine.violations(new RemoveDisk(command.id())).toString()).contains("DISK_IN_USE", "web");
    }

    @Test
    void removeShouldRefuseTheDiskOfATemplateAndWhatLayersLieOn() {
        UUID template = inventory.template("debian");
        engine.done(inventory.vmFrom(template, "web"));
        UUID base = engine.read(() -> engine.database().disks().ofStorageDomain(inventory.storage).stream()
                .filter(disk -> disk.backingDiskId() == null)
                .findFirst()
                .orElseThrow()
                .id());

        assertThat(engine.refusal(new RemoveDisk(base))).containsExactly("DISK_OF_TEMPLATE", "DISK_HAS_LAYERS");
    }

    @Test
    void aFailedRemovalShouldLeaveTheDiskUsable() {
        AddDisk command = inventory.disk("data");
        engine.done(command);
        engine.host().fail(Verb.VOLUME_DELETE, new Fault.Refuse(new HostError(HostErrorCode.PATH_REFUSED, "no")));

        engine.ended(new RemoveDisk(command.id()), TaskStatus.FAILED);

        assertThat(inventory.diskRow(command.id()).status()).isEqualTo(DiskStatus.OK);
        assertThat(engine.events(EventCode.DISK_REMOVE_FAILED)).hasSize(1);
        engine.done(new RemoveDisk(command.id()));
    }

    @Test
    void aRemovalWhoseAnswerIsLostShouldBeFoundByLooking() {
        AddDisk command = inventory.disk("data");
        engine.done(command);
        engine.host().fail(Verb.VOLUME_DELETE, new Fault.LoseAnswer());

        engine.done(new RemoveDisk(command.id()));

        assertThat(inventory.diskExists(command.id())).isFalse();
    }

    @Test
    void whatIsNotThereShouldBeToldSo() {
        assertThat(engine.refusal(new RemoveDisk(UUID.randomUUID()))).containsExactly("NOT_FOUND");
    }
}
