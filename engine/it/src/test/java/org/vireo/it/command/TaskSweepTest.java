package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.command.vm.StopVm;
import org.vireo.core.housekeeping.TaskRetention;
import org.vireo.core.housekeeping.TaskSweep;
import org.vireo.core.query.task.TaskStatistics;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.job.TaskDurations;

/** How long the engine remembers what was done. */
class TaskSweepTest {

    private static final Duration KEPT = Duration.ofDays(30);

    private EngineFixture engine;
    private Inventory inventory;
    private TaskSweep sweep;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        sweep = new TaskSweep(
                engine.database().tasks(), engine.database().transactions(), new TaskRetention(KEPT), engine.clock());
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void tasksShouldBeThereForAsLongAsTheyAreKept() {
        UUID vm = inventory.madeBlankVm("web");
        int before = SharedDatabase.count("task");
        assertThat(sweep.sweep()).isZero();
        engine.clock().advance(KEPT.plusSeconds(1));
        UUID later = engine.done(new StartVm(vm, null)).id();

        assertThat(sweep.sweep()).isEqualTo(before);

        assertThat(SharedDatabase.count("task")).isEqualTo(1);
        assertThat(SharedDatabase.count("task_step where task_id <> '" + later + "'"))
                .isZero();
        assertThat(SharedDatabase.count("audit_event")).as("events stay").isPositive();
    }

    @Test
    void aTaskThatStillRunsShouldStayHoweverOldItIs() {
        UUID vm = inventory.madeBlankVm("web");
        engine.done(new StartVm(vm, null));
        Gate gate = Gate.before(engine.host(), Verb.DOMAIN_DESTROY);
        UUID running = engine.accepted(new StopVm(vm));
        gate.awaitCall();
        engine.clock().advance(KEPT.multipliedBy(10));

        sweep.sweep();

        assertThat(SharedDatabase.count("task")).isEqualTo(1);
        assertThat(SharedDatabase.locksOf(running)).isPositive();
        gate.open();
        engine.await(running);
    }

    @Test
    void manyShouldGoInBatches() {
        SharedDatabase.change("insert into task (id, command, arguments, description, owner_id, correlation_id,"
                + " subject_type, subject_id, status, started_at, ended_at) select gen_random_uuid(), 'Nothing', '{}',"
                + " 'x', gen_random_uuid(), 'c', 'SYSTEM', gen_random_uuid(), 'FINISHED', timestamptz 'epoch',"
                + " timestamptz 'epoch' from generate_series(1, 1700)");
        engine.clock().advance(KEPT);
        assertThat(sweep.sweep()).isGreaterThanOrEqualTo(1700);
    }

    @Test
    void howLongTasksTakeShouldBeForThoseWhoSeeTheSystem() {
        UUID vm = inventory.madeBlankVm("web");
        engine.done(new StartVm(vm, null));
        TaskStatistics statistics = engine.part(TaskStatistics.class);
        assertThat(statistics.durations(engine.managerOf(vm))).isEmpty();
        assertThat(statistics.durations(engine.admin()))
                .hasValueSatisfying(kinds -> assertThat(kinds)
                        .filteredOn(kind -> kind.command().equals("StartVm"))
                        .singleElement()
                        .returns(1L, TaskDurations::count)
                        .returns(0L, TaskDurations::failed));
    }
}
