package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.Caller;
import org.vireo.core.command.Step;
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.persistence.test.TestDatabase;

/** Owners take turns: what one has accepted by the thousand is nothing to another. */
class TaskFairnessTest {

    private static final int MANY = 1_000;
    private static final int A_FEW = 3;
    private static final int MOST_AT_ONE_HOST = 32;

    private final Semaphore ends = new Semaphore(0);
    private final ConcurrentLinkedQueue<UUID> begun = new ConcurrentLinkedQueue<>();
    private TestDatabase database;
    private IdleEngine engine;

    @BeforeEach
    void start() {
        database = SharedDatabase.emptied();
        engine = new IdleEngine(database, List.of(new Step("Wait", this::waitForTheEnd)));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private StepOutcome waitForTheEnd(StepContext context) {
        begun.add(context.taskId());
        ends.acquireUninterruptibly();
        return StepOutcome.DONE;
    }

    @Test
    void aThousandTasksOfOneOwnerShouldDelayTheTasksOfAnotherByAFew() {
        Caller many = engine.newUser("many@internal");
        Caller few = engine.newUser("few@internal");
        for (int i = 0; i < MANY; i++) {
            engine.accept(many);
        }
        EngineFixture.awaitThat("all that can run at once", () -> begun.size() == 256);

        UUID first = engine.accept(few);
        UUID second = engine.accept(few);

        endAndAwaitNext(A_FEW);
        assertThat(begun).contains(first);
        endAndAwaitNext(A_FEW);
        assertThat(begun).contains(second);
        ends.release(MANY);
        EngineFixture.awaitThat("the end of all", () -> SharedDatabase.count("scheduled_tasks") == 0);
        assertThat(begun).hasSize(MANY + 2).doesNotHaveDuplicates();
    }

    @Test
    void aHostShouldGetNoMoreTasksAtOnceThanItBearsAndHoldUpNoOther() {
        Caller user = engine.newUser("user@internal");
        UUID busy = UUID.randomUUID();
        for (int i = 0; i < 2 * MOST_AT_ONE_HOST; i++) {
            engine.accept(user, busy);
        }
        EngineFixture.awaitThat("all that the host bears", () -> begun.size() == MOST_AT_ONE_HOST);

        UUID elsewhere = engine.accept(user, UUID.randomUUID());
        UUID nowhere = engine.accept(user);

        EngineFixture.awaitThat("those elsewhere", () -> begun.size() == MOST_AT_ONE_HOST + 2);
        assertThat(begun).contains(elsewhere, nowhere);
        ends.release(2 * MOST_AT_ONE_HOST + 2);
        EngineFixture.awaitThat("the end of all", () -> SharedDatabase.count("scheduled_tasks") == 0);
        assertThat(begun).hasSize(2 * MOST_AT_ONE_HOST + 2).doesNotHaveDuplicates();
    }

    /** Lets so many end, one after the other, and waits for those that begin in their place. */
    private void endAndAwaitNext(int count) {
        for (int i = 0; i < count; i++) {
            int before = begun.size();
            ends.release();
            EngineFixture.awaitThat("the next one", () -> begun.size() > before);
        }
    }
}
