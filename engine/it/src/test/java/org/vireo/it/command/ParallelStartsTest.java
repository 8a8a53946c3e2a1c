package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.validation.Violation;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.vm.VmStatus;

/** Many who want the same VM to run, at the same moment. */
class ParallelStartsTest {

    private static final int CALLERS = 200;

    private EngineFixture engine;
    private UUID vm;
    private Inventory inventory;

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

    @Test
    void oneOfTwoHundredStartsShouldRunAndTheOthersBeToldWhoHoldsTheVm() throws Exception {
        Gate gate = Gate.before(engine.host(), Verb.DOMAIN_CREATE);
        List<CommandResult<UUID>> results = allAtOnce();

        List<UUID> tasks = results.stream()
                .filter(CommandResult.Accepted.class::isInstance)
                .map(result -> ((CommandResult.Accepted<UUID>) result).taskId())
                .toList();
        assertThat(tasks).hasSize(1);
        UUID task = tasks.getFirst();
        assertThat(results)
                .filteredOn(CommandResult.Refused.class::isInstance)
                .hasSize(CALLERS - 1)
                .allSatisfy(result -> assertThat(((CommandResult.Refused<UUID>) result).violations())
                        .singleElement()
                        .satisfies(violation -> assertNamesTheHolder(violation, task)));

        gate.open();
        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.FINISHED);
        assertThat(inventory.vmStatus(vm)).isEqualTo(VmStatus.UP);
        assertThat(engine.host().executed()).containsOnlyOnce(Verb.DOMAIN_CREATE);
    }

    /** A conflict is a 409 in the API. */
    private void assertNamesTheHolder(Violation violation, UUID task) {
        assertThat(violation.kind()).isEqualTo(Violation.Kind.CONFLICT);
        assertThat(violation.code()).isEqualTo("OBJECT_LOCKED");
        assertThat(violation.message())
                .contains("it is being started")
                .contains("\"Starting VM web\"")
                .contains(task.toString())
                .contains("since " + engine.clock().instant());
    }

    private List<CommandResult<UUID>> allAtOnce() throws InterruptedException, ExecutionException {
        CountDownLatch together = new CountDownLatch(1);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<CommandResult<UUID>>> asked = IntStream.range(0, CALLERS)
                    .mapToObj(i -> callers.submit(() -> {
                        together.await();
                        return engine.submit(new StartVm(vm, null));
                    }))
                    .toList();
            together.countDown();
            List<CommandResult<UUID>> answers = new ArrayList<>();
            for (Future<CommandResult<UUID>> answer : asked) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
