package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.core.command.template.ImportTemplate;
import org.vireo.core.command.vm.AddVm;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.event.EntityChanged;
import org.vireo.core.event.EntityKind;
import org.vireo.core.event.TaskProgress;
import org.vireo.core.validation.Violation;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.event.EventCode;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskLine;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.job.TaskStep;
import org.vireo.model.vm.VmStatus;

/** What users do to tasks. */
class TaskControlTest {

    private static final Fault NO_SPACE =
            new Fault.Refuse(new HostError(HostErrorCode.STORAGE_FULL, "5 GiB are needed, 1 GiB is free"));

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
    void aCancelInTheStepShouldTakeItBackWhenItIsDone() {
        Gate gate = Gate.before(engine.host(), Verb.VOLUME_CREATE);
        AddDisk command = inventory.disk("data");
        UUID task = engine.accepted(command);
        gate.awaitCall();

        assertThat(cancel(task, engine.admin())).isInstanceOf(CommandResult.Accepted.class);
        assertThat(engine.read(() -> engine.database().tasks().find(task).orElseThrow())
                        .status())
                .isEqualTo(TaskStatus.STARTED);
        gate.open();

        assertThat(engine.await(task)).satisfies(ended -> {
            assertThat(ended.status()).isEqualTo(TaskStatus.ABORTED);
            assertThat(ended.errorCode()).isEqualTo("CANCELLED");
            assertThat(ended.failure()).contains("admin@internal");
        });
        assertThat(inventory.diskExists(command.id())).isFalse();
        assertThat(inventory.imagePaths()).isEmpty();
        assertThat(steps(task)).extracting(TaskStep::isUndoing).containsExactly(false, true);
        assertThat(engine.events(EventCode.TASK_CANCELLED))
                .singleElement()
                .asString()
                .contains("data");
    }

    @Test
    void aCancelThatComesTooLateShouldBeSaidInTheLog() {
        UUID vm = inventory.madeBlankVm("web");
        Gate started = Gate.before(engine.host(), Verb.DOMAIN_CREATE);
        UUID task = engine.accepted(new StartVm(vm, null));
        started.awaitCall();
        cancel(task, engine.admin());
        started.open();

        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.FINISHED);
        assertThat(engine.read(() -> engine.database().tasks().lines(task, 10)))
                .extracting(TaskLine::text)
                .last()
                .asString()
                .startsWith("The cancel came too late");
    }

    @Test
    void aVmThatIsCancelledWhileItIsMadeShouldNotStay() {
        UUID template = inventory.template("debian");
        Gate gate = Gate.before(engine.host(), Verb.VOLUME_CREATE);
        AddVm command = inventory.vmFrom(template, "web");
        UUID task = engine.accepted(command);
        gate.awaitCall();
        cancel(task, engine.admin());
        gate.open();

        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.ABORTED);
        assertThat(inventory.vmExists(command.id())).isFalse();
        assertThat(inventory.imagePaths()).hasSize(1);
        engine.done(command);
    }

    @Test
    void aCancelShouldSurviveAKill() {
        Gate gate = Gate.before(engine.host(), Verb.VOLUME_CREATE);
        AddDisk command = inventory.disk("data");
        UUID task = engine.accepted(command);
        gate.awaitCall();
        cancel(task, engine.admin());
        engine.kill();
        gate.open();
        engine.restart();

        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.ABORTED);
        assertThat(inventory.diskExists(command.id())).isFalse();
        assertThat(inventory.imagePaths()).isEmpty();
    }

    @Test
    void aKillWhileItIsTakenBackShouldNotStopThat() {
        Gate gate = Gate.before(engine.host(), Verb.VOLUME_CREATE);
        AddDisk command = inventory.disk("data");
        UUID task = engine.accepted(command);
        gate.awaitCall();
        cancel(task, engine.admin());
        Gate undo = Gate.before(engine.host(), Verb.VOLUME_DELETE);
        gate.open();
        undo.awaitCall();
        engine.kill();
        undo.open();
        engine.restart();

        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.ABORTED);
        assertThat(inventory.imagePaths()).isEmpty();
        assertThat(steps(task)).hasSize(2);
    }

    @Test
    void aCopyThatIsCancelledShouldBeAbortedOnItsHost() {
        engine.host().jobs().hold(true);
        Gate asked = Gate.before(engine.host(), Verb.JOB_STATUS);
        ImportTemplate command = inventory.importOf("debian");
        UUID task = engine.accepted(command);
        asked.awaitCall();
        cancel(task, engine.admin());
        asked.open();

        assertThat(engine.await(task)).satisfies(ended -> {
            assertThat(ended.status()).isEqualTo(TaskStatus.ABORTED);
            assertThat(ended.errorCode()).isEqualTo("CANCELLED");
            assertThat(ended.failure()).contains("admin@internal");
        });
        assertThat(engine.host().executed()).contains(Verb.JOB_ABORT);
        assertThat(inventory.imagePaths()).isEmpty();
        assertThat(inventory.diskExists(command.diskId())).isFalse();
    }

    @Test
    void howFarACopyIsShouldBeToldWithTheChange() {
        engine.host().jobs().hold(true);
        Gate asked = Gate.before(engine.host(), Verb.JOB_STATUS);
        UUID task = engine.accepted(inventory.importOf("debian"));
        asked.awaitCall();

        assertThat(engine.changes())
                .contains(new EntityChanged(
                        EntityKind.TASK, task.toString(), ChangeKind.UPDATED, new TaskProgress(0, 1024, 4096, 25)));
        engine.host().jobs().hold(false);
        asked.open();
        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.FINISHED);
    }

    @Test
    void whatHasEndedShouldNotBeCancelledAndSayWhen() {
        AddDisk command = inventory.disk("data");
        Task task = engine.done(command);

        assertThat(violations(cancel(task.id(), engine.admin())))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.code()).isEqualTo("TASK_ENDED");
                    assertThat(violation.text()).contains("data", "finished");
                });
        assertThat(violations(cancel(UUID.randomUUID(), engine.admin())))
                .extracting(Violation::code)
                .containsExactly("NOT_FOUND");
    }

    @Test
    void onlyWhoMayDoItShouldCancelItAndOnlyAnAdminEndIt() {
        UUID vm = inventory.madeBlankVm("web");
        Caller stranger = engine.managerOf(inventory.madeBlankVm("other"));
        Caller manager = engine.managerOf(vm);
        Gate gate = Gate.before(engine.host(), Verb.DOMAIN_CREATE);
        UUID task = engine.accepted(new StartVm(vm, null));
        gate.awaitCall();

        assertThat(EngineFixture.codes(cancel(task, stranger))).containsExactly("NOT_FOUND");
        assertThat(engine.control().end(task, true, manager)).isInstanceOf(CommandResult.Forbidden.class);
        assertThat(cancel(task, manager)).isInstanceOf(CommandResult.Accepted.class);
        gate.open();

        // A start cannot be taken back: the VM runs, and the task says so.
        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.FINISHED);
    }

    @Test
    void theEndByForceShouldTellItsConsequencesFirst() {
        Gate gate = Gate.before(engine.host(), Verb.DOMAIN_CREATE);
        UUID vm = inventory.madeBlankVm("web");
        UUID task = engine.accepted(new StartVm(vm, null));
        gate.awaitCall();

        assertThat(violations(engine.control().end(task, false, engine.admin())))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.code()).isEqualTo("TASK_RUNS");
                    assertThat(violation.text()).contains("web", "Start the domain", "goes on", "locks", "force");
                });
        assertThat(engine.control().end(task, true, engine.admin())).isInstanceOf(CommandResult.Accepted.class);

        assertThat(engine.await(task)).satisfies(ended -> {
            assertThat(ended.status()).isEqualTo(TaskStatus.ABORTED);
            assertThat(ended.errorCode()).isEqualTo("ENDED_BY_FORCE");
        });
        assertThat(inventory.vmStatus(vm)).isNotEqualTo(VmStatus.DOWN);
        gate.open();
        assertThat(engine.events(EventCode.TASK_ENDED_BY_FORCE)).hasSize(1);
        assertThat(violations(engine.retry().retry(task, engine.admin())))
                .extracting(Violation::code)
                .containsExactly("TASK_NOT_FAILED");
    }

    @Test
    void whatFailedShouldBeDoneAgainAsATaskOfItsOwn() {
        engine.host().fail(Verb.VOLUME_CREATE, NO_SPACE);
        AddDisk command = inventory.disk("data");
        Task failed = engine.ended(command, TaskStatus.FAILED);
        assertThat(failed.errorCode()).isEqualTo("STORAGE_FULL");

        CommandResult<?> result = engine.retry().retry(failed.id(), engine.admin());

        assertThat(result).isInstanceOf(CommandResult.Accepted.class);
        Task second = engine.await(((CommandResult.Accepted<?>) result).taskId());
        assertThat(second.status()).isEqualTo(TaskStatus.FINISHED);
        assertThat(second.retryOf()).isEqualTo(failed.id());
        assertThat(inventory.diskExists(command.id())).isTrue();
        assertThat(violations(engine.retry().retry(second.id(), engine.admin())))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text()).contains("it is done"));
        assertThat(violations(engine.retry().retry(failed.id(), engine.admin())))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text())
                        .contains("disk", command.id().toString(), "is there already", "Go on with it"));
    }

    private CommandResult<UUID> cancel(UUID task, Caller caller) {
        return engine.control().cancel(task, caller);
    }

    private List<TaskStep> steps(UUID task) {
        return engine.read(() -> engine.database().tasks().stepsOf(List.of(task)))
                .getOrDefault(task, List.of());
    }

    private static List<Violation> violations(CommandResult<?> result) {
        assertThat(result).isInstanceOf(CommandResult.Refused.class);
        return ((CommandResult.Refused<?>) result).violations();
    }
}
