package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.batch.ActOnVms;
import org.vireo.core.command.batch.VmAction;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.core.validation.Violation;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.job.RequestKey;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.storage.DiskFormat;

/** Clients that got no answer and send the same again, under the key of the first try. */
class RepeatedRequestTest {

    private static final int CALLERS = 16;

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
    void theSameRequestShouldBeAnsweredAsTheFirstTimeAlsoByTheNextEngine() {
        CommandResult.Accepted<UUID> first = accepted(engine.submit(disk("a"), calling("k1", "same")));
        engine.await(first.taskId());
        CommandResult.Accepted<UUID> second = accepted(engine.submit(disk("a"), calling("k1", "same")));
        engine.killAndRestart();
        CommandResult.Accepted<UUID> third = accepted(engine.submit(disk("a"), calling("k1", "same")));

        assertThat(List.of(second, third))
                .allSatisfy(again -> assertThat(again)
                        .isEqualTo(new CommandResult.Accepted<>(first.value(), first.taskId(), false)));
        assertThat(engine.host().executed()).containsOnlyOnce(Verb.VOLUME_CREATE);
    }

    @Test
    void manyAtTheSameMomentShouldBeOneTask() throws Exception {
        Gate gate = Gate.before(engine.host(), Verb.VOLUME_CREATE);
        List<CommandResult.Accepted<UUID>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<CommandResult<UUID>>> asked = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                asked.add(callers.submit(() -> engine.submit(disk("a"), calling("k1", "same"))));
            }
            for (Future<CommandResult<UUID>> one : asked) {
                answers.add(accepted(one.get()));
            }
        } finally {
            gate.open();
        }
        assertThat(answers)
                .extracting(CommandResult.Accepted::taskId)
                .containsOnly(answers.getFirst().taskId());
        assertThat(answers)
                .extracting(CommandResult.Accepted::value)
                .containsOnly(answers.getFirst().value());
        assertThat(engine.await(answers.getFirst().taskId()).status()).isEqualTo(TaskStatus.FINISHED);
        assertThat(engine.host().executed()).containsOnlyOnce(Verb.VOLUME_CREATE);
    }

    @Test
    void anotherRequestUnderTheSameKeyShouldBeRefused() {
        CommandResult.Accepted<UUID> first = accepted(engine.submit(disk("a"), calling("k1", "one")));
        CommandResult<UUID> other = engine.submit(disk("b"), calling("k1", "another"));
        assertThat(((CommandResult.Refused<UUID>) other).violations())
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.code()).isEqualTo("REQUEST_KEY_USED");
                    assertThat(violation.kind()).isEqualTo(Violation.Kind.CONFLICT);
                    assertThat(violation.text()).contains(first.taskId().toString(), "a key of its own");
                });
    }

    @Test
    void whatWasRefusedShouldBeAskedForAnewAndWhatFailedShouldStayFailed() {
        AddDisk refused = new AddDisk(UUID.randomUUID(), inventory.storage, "", "", DiskFormat.COW, 1 << 20);
        assertThat(engine.submit(refused, calling("k1", "same"))).isInstanceOf(CommandResult.Refused.class);
        engine.host().fail(Verb.VOLUME_CREATE, new Fault.Refuse(new HostError(HostErrorCode.STORAGE_FULL, "full")));
        CommandResult.Accepted<UUID> first = accepted(engine.submit(disk("a"), calling("k1", "same")));
        assertThat(engine.await(first.taskId()).status()).isEqualTo(TaskStatus.FAILED);
        assertThat(accepted(engine.submit(disk("a"), calling("k1", "same"))).taskId())
                .isEqualTo(first.taskId());
    }

    @Test
    void keysShouldBeOfTheirUsersAndCommandsAlone() {
        UUID vm = inventory.madeBlankVm("web");
        Caller manager = engine.managerOf(vm);
        ActOnVms start = new ActOnVms(VmAction.START, List.of(vm));
        CommandResult.Accepted<List<UUID>> mine = accepted(engine.submit(start, calling("k1", "same")));
        engine.await(mine.taskId());
        assertThat(mine.value()).containsExactly(vm);
        assertThat(accepted(engine.submit(start, calling("k1", "same"))))
                .isEqualTo(new CommandResult.Accepted<>(List.of(vm), mine.taskId(), false));
        assertThat(accepted(engine.submit(disk("a"), calling("k1", "same"))).taskId())
                .isNotEqualTo(mine.taskId());
        Caller his = new Caller(manager.userId(), manager.principal(), "c", new RequestKey("k1", "same"), null);
        assertThat(accepted(engine.submit(new ActOnVms(VmAction.STOP, List.of(vm)), his))
                        .taskId())
                .isNotEqualTo(mine.taskId());
    }

    private AddDisk disk(String name) {
        return new AddDisk(UUID.randomUUID(), inventory.storage, name, "", DiskFormat.COW, 1 << 20);
    }

    private Caller calling(String key, String fingerprint) {
        Caller admin = engine.admin();
        return new Caller(admin.userId(), admin.principal(), "c", new RequestKey(key, fingerprint), null);
    }

    private static <R> CommandResult.Accepted<R> accepted(CommandResult<R> result) {
        assertThat(result).isInstanceOf(CommandResult.Accepted.class);
        return (CommandResult.Accepted<R>) result;
    }
}
