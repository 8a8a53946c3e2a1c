package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.batch.ActOnVms;
import org.vireo.core.command.batch.VmAction;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.query.Search;
import org.vireo.core.validation.Violation;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.job.ChildCount;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.vm.VmStatus;

/** One task for many VMs. */
class BatchTest {

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
    void eachVmShouldHaveAResultOfItsOwn() {
        List<UUID> vms = blankVms(5);
        UUID running = vms.getFirst();
        engine.done(new StartVm(running, null));

        Task whole = engine.ended(new ActOnVms(VmAction.START, vms), TaskStatus.FAILED);

        assertThat(whole.failure()).contains("1 of 5 failed");
        assertThat(children(whole.id())).isEqualTo(new ChildCount(5, 4, 1));
        assertThat(parts(whole.id())).hasSize(5).allSatisfy(part -> {
            assertThat(part.parentId()).isEqualTo(whole.id());
            assertThat(part.hasEnded()).isTrue();
        });
        assertThat(parts(whole.id()))
                .filteredOn(part -> part.status() == TaskStatus.FAILED)
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.subjectId()).isEqualTo(running);
                    assertThat(part.errorCode()).isEqualTo("VM_IS_RUNNING");
                    assertThat(part.failure()).contains("vm0");
                });
        assertThat(vms).allSatisfy(vm -> assertThat(inventory.vmStatus(vm)).isNotEqualTo(VmStatus.DOWN));
    }

    @Test
    void theWholeShouldEndWithItsLastPart() {
        List<UUID> vms = blankVms(3);
        Gate gate = Gate.before(engine.host(), Verb.DOMAIN_CREATE);
        UUID whole = engine.accepted(new ActOnVms(VmAction.START, vms));
        gate.awaitCall();
        EngineFixture.awaitThat("the others are up", () -> children(whole).finished() == 2);

        assertThat(find(whole).hasEnded()).isFalse();
        assertThat(find(whole).waitsForChildren()).isTrue();
        gate.open();

        assertThat(engine.await(whole).status()).isEqualTo(TaskStatus.FINISHED);
    }

    @Test
    void aKillShouldBeginNothingTwice() {
        List<UUID> vms = blankVms(4);
        engine.killAfterAccepting();
        UUID whole = engine.accepted(new ActOnVms(VmAction.START, vms));
        engine.restart();

        assertThat(engine.await(whole).status()).isEqualTo(TaskStatus.FINISHED);
        assertThat(children(whole)).isEqualTo(new ChildCount(4, 4, 0));
        assertThat(engine.host().executed().stream().filter(Verb.DOMAIN_CREATE::equals))
                .hasSize(4);
    }

    @Test
    void aKillWhileThePartsRunShouldNotLoseTheEnd() {
        List<UUID> vms = blankVms(3);
        Gate gate = Gate.before(engine.host(), Verb.DOMAIN_CREATE);
        UUID whole = engine.accepted(new ActOnVms(VmAction.START, vms));
        gate.awaitCall();
        EngineFixture.awaitThat("the others are up", () -> children(whole).finished() == 2);
        engine.kill();
        gate.open();
        engine.restart();

        assertThat(engine.await(whole).status()).isEqualTo(TaskStatus.FINISHED);
        assertThat(children(whole)).isEqualTo(new ChildCount(3, 3, 0));
    }

    @Test
    void aCancelShouldReachThePartsThatHaveNotBegun() {
        List<UUID> vms = blankVms(3);
        Gate gate = Gate.before(engine.host(), Verb.DOMAIN_CREATE);
        UUID whole = engine.accepted(new ActOnVms(VmAction.START, vms));
        gate.awaitCall();

        assertThat(engine.control().cancel(whole, engine.admin())).isInstanceOf(CommandResult.Accepted.class);
        gate.open();

        Task ended = engine.await(whole);
        ChildCount count = children(whole);
        assertThat(count.total()).isEqualTo(3);
        assertThat(count.unfinished()).isZero();
        assertThat(ended.status()).isEqualTo(count.failed() == 0 ? TaskStatus.FINISHED : TaskStatus.ABORTED);
        assertThat(parts(whole)).extracting(Task::status).doesNotContain(TaskStatus.STARTED, TaskStatus.UNKNOWN);
    }

    @Test
    void aRetryShouldActOnlyOnThoseThatFailed() {
        List<UUID> vms = blankVms(3);
        engine.done(new ActOnVms(VmAction.START, vms));
        engine.host()
                .fail(
                        Verb.DOMAIN_REBOOT,
                        new Fault.Refuse(new HostError(HostErrorCode.LIBVIRT_REFUSED, "libvirt refused")));
        Task failed = engine.ended(new ActOnVms(VmAction.REBOOT, vms), TaskStatus.FAILED);

        CommandResult<?> again = engine.retry().retry(failed.id(), engine.admin());

        assertThat(again).isInstanceOf(CommandResult.Accepted.class);
        Task second = engine.await(((CommandResult.Accepted<?>) again).taskId());
        assertThat(second.status()).isEqualTo(TaskStatus.FINISHED);
        assertThat(children(second.id())).isEqualTo(new ChildCount(1, 1, 0));
    }

    @Test
    void whatNobodyKnowsShouldNotBeRepeated() {
        List<UUID> vms = blankVms(2);
        engine.done(new ActOnVms(VmAction.START, vms));
        engine.host()
                .fail(Verb.DOMAIN_REBOOT, new Fault.Refuse(new HostError(HostErrorCode.INTERNAL, "the agent broke")));
        Task failed = engine.ended(new ActOnVms(VmAction.REBOOT, vms), TaskStatus.FAILED);

        CommandResult<?> again = engine.retry().retry(failed.id(), engine.admin());

        assertThat(((CommandResult.Refused<?>) again).violations())
                .extracting(Violation::code)
                .containsExactly("NOTHING_FAILED");
    }

    @Test
    void nothingAndTooMuchAndVmsThatAreNotThereShouldBeRefused() {
        UUID vm = inventory.madeBlankVm("web");
        UUID missing = UUID.randomUUID();

        assertThat(engine.refusal(new ActOnVms(VmAction.STOP, List.of()))).containsExactly("BATCH_SIZE");
        assertThat(engine.refusal(new ActOnVms(VmAction.STOP, List.of(vm, missing))))
                .containsExactly("NOT_FOUND");
        Caller manager = engine.managerOf(vm);
        assertThat(engine.submit(new ActOnVms(VmAction.STOP, List.of(vm)), manager))
                .isInstanceOf(CommandResult.Accepted.class);
        assertThat(EngineFixture.codes(
                        engine.submit(new ActOnVms(VmAction.STOP, List.of(vm, inventory.madeBlankVm("b"))), manager)))
                .containsExactly("NOT_FOUND");
    }

    private List<UUID> blankVms(int count) {
        List<UUID> vms = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            vms.add(inventory.madeBlankVm("vm" + number));
        }
        return vms;
    }

    private Task find(UUID task) {
        return engine.read(() -> engine.database().tasks().find(task).orElseThrow());
    }

    private ChildCount children(UUID task) {
        return engine.read(() -> engine.database().tasks().childrenOf(List.of(task)))
                .getOrDefault(task, ChildCount.NONE);
    }

    private List<Task> parts(UUID task) {
        return engine.read(() -> engine.database().tasks().search(Search.ALL)).stream()
                .filter(part -> task.equals(part.parentId()))
                .toList();
    }
}
