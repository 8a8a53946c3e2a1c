package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.datacenter.AddDataCenter;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.core.command.storage.RemoveDisk;
import org.vireo.core.command.template.ImportTemplate;
import org.vireo.core.command.vm.AddVm;
import org.vireo.core.command.vm.RemoveVm;
import org.vireo.core.command.vmdevice.AttachDisk;
import org.vireo.core.validation.Violation;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.hostproxy.storage.VolumeFormat;
import org.vireo.model.device.DiskBus;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.storage.DiskStatus;
import org.vireo.model.template.TemplateStatus;
import org.vireo.model.vm.VmStatus;

/** Engines that are killed in the middle, and callers that come at the same moment. */
class RecoveryTest {

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
    void aVmShouldBeFinishedByTheNextEngineWithoutADiskTooMany() {
        UUID template = inventory.template("debian");
        Gate gate = Gate.before(engine.host(), Verb.VOLUME_CREATE);
        AddVm command = inventory.vmFrom(template, "web");
        UUID task = engine.accepted(command);
        gate.awaitCall();

        engine.killAndRestart();
        gate.open();

        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.FINISHED);
        assertThat(inventory.vmStatus(command.id())).isEqualTo(VmStatus.DOWN);
        assertThat(inventory.disksOf(command.id()))
                .singleElement()
                .satisfies(disk -> assertThat(disk.status()).isEqualTo(DiskStatus.OK));
        assertThat(inventory.imagePaths()).hasSize(2);
        assertThat(engine.host().executed()).containsOnlyOnce(Verb.VOLUME_CREATE);
    }

    @Test
    void aDiskThatWasMadeBeforeTheKillShouldBeFound() {
        Gate gate = Gate.before(engine.host(), Verb.VOLUME_CREATE);
        AddDisk command = inventory.disk("data");
        UUID task = engine.accepted(command);
        gate.awaitCall();
        engine.kill();
        gate.open();
        awaitImages(1);

        engine.restart();

        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.FINISHED);
        assertThat(inventory.diskRow(command.id()).status()).isEqualTo(DiskStatus.OK);
        assertThat(engine.host().executed()).containsOnlyOnce(Verb.VOLUME_CREATE);
    }

    @Test
    void aTaskThatWasAcceptedAndNotBegunShouldWaitForItsHost() {
        AddDisk command = inventory.disk("data");
        engine.killAfterAccepting();
        UUID task = engine.accepted(command);

        engine.restart();

        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.FINISHED);
        assertThat(inventory.diskRow(command.id()).status()).isEqualTo(DiskStatus.OK);
    }

    @Test
    void anImageThatTheAgentHasForgottenToHaveMadeShouldBeTaken() {
        AddDisk command = inventory.disk("data");
        String path = Inventory.PATH + "/images/" + command.id() + ".qcow2";
        engine.host().volumes().put(path, VolumeFormat.QCOW2, Inventory.GIB);

        engine.done(command);

        assertThat(inventory.diskRow(command.id())).satisfies(disk -> {
            assertThat(disk.status()).isEqualTo(DiskStatus.OK);
            assertThat(disk.actualBytes()).isEqualTo(Inventory.GIB / 2);
        });
    }

    @Test
    void aTaskShouldWaitForADatabaseThatIsAway() {
        Gate gate = Gate.before(engine.host(), Verb.VOLUME_CREATE);
        AddDisk command = inventory.disk("data");
        UUID task = engine.accepted(command);
        gate.awaitCall();
        engine.databaseAway(true);
        gate.open();
        awaitImages(1);

        engine.databaseAway(false);

        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.FINISHED);
        assertThat(inventory.diskRow(command.id()).status()).isEqualTo(DiskStatus.OK);
    }

    @Test
    void anImportShouldBeFinishedByTheNextEngine() {
        Gate gate = Gate.before(engine.host(), Verb.VOLUME_START_COPY);
        ImportTemplate command = inventory.importOf("debian");
        UUID task = engine.accepted(command);
        gate.awaitCall();

        engine.killAndRestart();
        gate.open();

        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.FINISHED);
        assertThat(engine.read(() -> engine.database()
                        .templates()
                        .find(command.id())
                        .orElseThrow()
                        .status()))
                .isEqualTo(TemplateStatus.OK);
    }

    @Test
    void aRemovalShouldGoOnWithTheDiskThatIsNextAndLoseNone() {
        UUID vm = inventory.madeBlankVm("web");
        for (String name : List.of("a", "b", "c")) {
            AddDisk disk = inventory.disk(name);
            engine.done(disk);
            engine.done(new AttachDisk(vm, disk.id(), DiskBus.VIRTIO, false, false));
        }
        engine.host().fail(Verb.VOLUME_DELETE, new Fault.Hold(new CountDownLatch(0)));
        Gate gate = Gate.before(engine.host(), Verb.VOLUME_DELETE);
        UUID task = engine.accepted(new RemoveVm(vm, false));
        gate.awaitCall();
        assertThat(inventory.imagePaths()).hasSize(2);

        engine.killAndRestart();
        gate.open();

        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.FINISHED);
        assertThat(inventory.vmExists(vm)).isFalse();
        assertThat(inventory.imagePaths()).isEmpty();
        assertThat(engine.read(() -> engine.database().disks().ofStorageDomain(inventory.storage)))
                .isEmpty();
    }

    @Test
    void aHostThatIsNotYetConnectedAtTheStartShouldBeWaitedFor() {
        Gate gate = Gate.before(engine.host(), Verb.VOLUME_CREATE);
        UUID task = engine.accepted(inventory.disk("data"));
        gate.awaitCall();
        engine.host().fail(Verb.VOLUME_CREATE, new Fault.NotSent());

        engine.killAndRestart();
        gate.open();

        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.FINISHED);
    }

    @Test
    void oneOfManyWithTheSameNameShouldWinAndTheOthersBeToldWhy() throws Exception {
        List<CommandResult<UUID>> results =
                atOnce(8, () -> engine.submit(new AddDataCenter(UUID.randomUUID(), "contested", "", true)));

        assertOneWinner(results, "NAME_IN_USE");
    }

    @Test
    void oneOfManyVmsWithTheSameNameShouldWin() throws Exception {
        List<CommandResult<UUID>> results = atOnce(8, () -> engine.submit(inventory.blankVm("contested")));

        assertOneWinner(results, "NAME_IN_USE");
    }

    @Test
    void aDiskThatManyVmsWantShouldGoToOne() throws Exception {
        AddDisk disk = inventory.disk("data");
        engine.done(disk);
        List<UUID> vms = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            vms.add(inventory.madeBlankVm("vm" + i));
        }

        List<CommandResult<UUID>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Callable<CommandResult<UUID>>> attempts = vms.stream()
                    .<Callable<CommandResult<UUID>>>map(
                            vm -> () -> engine.submit(new AttachDisk(vm, disk.id(), DiskBus.VIRTIO, false, false)))
                    .toList();
            for (Future<CommandResult<UUID>> future : threads.invokeAll(attempts)) {
                results.add(future.get());
            }
        }

        assertThat(results).filteredOn(CommandResult.Accepted.class::isInstance).hasSize(1);
    }

    @Test
    void aDiskShouldBeRemovedOnceAndNotWhileItIsMade() throws Exception {
        AddDisk disk = inventory.disk("data");
        Gate gate = Gate.before(engine.host(), Verb.VOLUME_CREATE);
        UUID making = engine.accepted(disk);
        gate.awaitCall();
        assertThat(engine.refusal(new RemoveDisk(disk.id()))).containsExactly("OBJECT_LOCKED");
        gate.open();
        assertThat(engine.await(making).status()).isEqualTo(TaskStatus.FINISHED);

        List<CommandResult<UUID>> results = atOnce(8, () -> engine.submit(new RemoveDisk(disk.id())));

        assertThat(results).filteredOn(CommandResult.Accepted.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(CommandResult.Refused.class::isInstance)
                .flatExtracting(EngineFixture::codes)
                .hasSize(7)
                .isSubsetOf("OBJECT_LOCKED", "NOT_FOUND");
        awaitImages(0);
    }

    private void awaitImages(int count) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (inventory.imagePaths().size() != count && System.nanoTime() < deadline) {
            EngineFixture.pause();
        }
        assertThat(inventory.imagePaths()).hasSize(count);
    }

    private static List<CommandResult<UUID>> atOnce(int callers, Callable<CommandResult<UUID>> attempt)
            throws Exception {
        List<Callable<CommandResult<UUID>>> attempts = Collections.nCopies(callers, attempt);
        List<CommandResult<UUID>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            for (Future<CommandResult<UUID>> future : threads.invokeAll(attempts)) {
                results.add(future.get());
            }
        }
        return results;
    }

    private static void assertOneWinner(List<CommandResult<UUID>> results, String code) {
        assertThat(results).filteredOn(CommandResult.Accepted.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(CommandResult.Refused.class::isInstance)
                .hasSize(results.size() - 1)
                .allSatisfy(result -> assertThat(((CommandResult.Refused<UUID>) result).violations())
                        .singleElement()
                        .satisfies(violation -> {
                            assertThat(violation.code()).isEqualTo(code);
                            assertThat(violation.kind()).isEqualTo(Violation.Kind.CONFLICT);
                        }));
    }
}
