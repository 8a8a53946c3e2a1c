package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.Caller;
import org.vireo.core.command.Step;
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.job.TaskStep;
import org.vireo.persistence.test.TestDatabase;

/** How steps are taken back. */
class UndoTest {

    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final TestDatabase database = SharedDatabase.emptied();

    @Test
    void aFailureShouldTakeBackWhatWasDoneLastFirst() {
        Task task = run(step("a", true), step("b", false), step("c", true), failing(new StepOutcome.Failed("no luck")));

        assertThat(task.status()).isEqualTo(TaskStatus.FAILED);
        assertThat(task.failure()).isEqualTo("no luck");
        assertThat(done).containsExactly("a", "b", "c", "undo c", "undo a");
        assertThat(journal(task))
                .containsExactly("0 FINISHED", "1 FINISHED", "2 FINISHED", "3 FAILED", "-2 FINISHED", "-0 FINISHED");
    }

    @Test
    void whatNobodyKnowsShouldNotBeTakenBack() {
        Task task = run(step("a", true), failing(new StepOutcome.Undecided("no answer")));

        assertThat(task.status()).isEqualTo(TaskStatus.UNKNOWN);
        assertThat(done).containsExactly("a");
    }

    @Test
    void whatCannotBeTakenBackShouldBeToldAndTheRestBeTakenBack() {
        Step stubborn = new Step("b", context -> StepOutcome.DONE, context -> new StepOutcome.Failed("it is in use"));
        Task task = run(step("a", true), stubborn, failing(new StepOutcome.Failed("no luck")));

        assertThat(task.status()).isEqualTo(TaskStatus.UNKNOWN);
        assertThat(task.failure()).contains("no luck", "\"b\" could not be taken back: it is in use");
        assertThat(done).containsExactly("a", "undo a");
    }

    @Test
    void aCancelShouldTakeBackTheStepsBeforeIt() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Step slow = new Step("b", context -> {
            reached.countDown();
            try {
                assertThat(go.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return StepOutcome.DONE;
        });
        try (IdleEngine engine = new IdleEngine(database, List.of(step("a", true), slow, step("c", true)))) {
            Caller user = engine.newUser("joe");
            UUID id = engine.accept(user);
            assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
            engine.control().cancel(id, user);
            go.countDown();
            Task task = await(id);

            assertThat(task.status()).isEqualTo(TaskStatus.ABORTED);
            assertThat(done).containsExactly("a", "undo a");
        }
    }

    @Test
    void theKeysOfAStepAndOfItsUndoShouldDiffer() {
        List<String> keys = Collections.synchronizedList(new ArrayList<>());
        Function<StepContext, StepOutcome> noting = context -> {
            keys.add(context.call(Duration.ofSeconds(1)).idempotencyKey().orElseThrow());
            return StepOutcome.DONE;
        };
        run(new Step("a", noting, noting), failing(new StepOutcome.Failed("no")));

        assertThat(keys).hasSize(2).doesNotHaveDuplicates();
    }

    private Task run(Step... steps) {
        try (IdleEngine engine = new IdleEngine(database, List.of(steps))) {
            return await(engine.accept(engine.newUser("joe")));
        }
    }

    private Task await(UUID id) {
        List<Task> ended = new ArrayList<>();
        EngineFixture.awaitThat("the end of the task", () -> {
            database.transactions()
                    .call(() -> database.tasks().find(id))
                    .filter(Task::hasEnded)
                    .ifPresent(ended::add);
            return !ended.isEmpty();
        });
        return ended.getFirst();
    }

    private List<String> journal(Task task) {
        return database
                .transactions()
                .call(() -> database.tasks().stepsOf(List.of(task.id())))
                .getOrDefault(task.id(), List.of())
                .stream()
                .map(UndoTest::shown)
                .toList();
    }

    private static String shown(TaskStep step) {
        return (step.isUndoing() ? "-" : "") + step.position() + " " + step.status();
    }

    private Step step(String name, boolean undoable) {
        return new Step(name, context -> note(name), undoable ? context -> note("undo " + name) : null);
    }

    private StepOutcome note(String what) {
        done.add(what);
        return StepOutcome.DONE;
    }

    private static Step failing(StepOutcome outcome) {
        return new Step("fails", context -> outcome);
    }
}
