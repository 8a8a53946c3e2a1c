package org.vireo.persistence.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hibernate.stat.Statistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.query.Search;
import org.vireo.model.ObjectRef;
import org.vireo.model.job.EntityLock;
import org.vireo.model.job.StepKey;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskDurations;
import org.vireo.model.job.TaskOrder;
import org.vireo.model.job.TaskOrigin;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.job.TaskStep;
import org.vireo.persistence.test.TestDatabase;

/** What becomes of tasks that have ended. */
class TaskRepositoryTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final Instant BEFORE = NOW.minus(Duration.ofDays(30));
    private static final Instant OLD = BEFORE.minusSeconds(60);

    private TestDatabase db;

    @BeforeEach
    void start() {
        db = TestDatabase.create();
    }

    @AfterEach
    void stop() {
        db.close();
    }

    @Test
    void aStepShouldBeEnteredOnceAndSayHowFarItCame() {
        UUID task = task("StartVm", OLD, null, TaskStatus.STARTED);
        StepKey key = new StepKey(task, 0, false);
        TaskStep first = new TaskStep(UUID.randomUUID(), key, "step", OLD);
        db.transactions().run(() -> {
            assertThat(db.tasks().beginStep(first)).isTrue();
            assertThat(db.tasks().beginStep(new TaskStep(UUID.randomUUID(), key, "the same", NOW)))
                    .isFalse();
            assertThat(db.tasks().beginStep(new TaskStep(UUID.randomUUID(), new StepKey(task, 0, true), "back", NOW)))
                    .isTrue();
        });
        db.transactions().run(() -> {
            db.tasks().progress(key, 5, 10);
            db.tasks().endStep(key, TaskStatus.FAILED, "no host", NOW);
        });
        List<TaskStep> steps =
                db.transactions().call(() -> db.tasks().stepsOf(List.of(task))).getOrDefault(task, List.of());
        assertThat(steps).extracting(TaskStep::description).containsExactly("step", "back");
        assertThat(steps.getFirst())
                .returns(first.id(), TaskStep::id)
                .returns(TaskStatus.FAILED, TaskStep::status)
                .returns("no host", TaskStep::failure)
                .returns(NOW, TaskStep::endedAt)
                .returns(5L, TaskStep::bytesDone)
                .returns(10L, TaskStep::bytesTotal);
        assertThat(steps.get(1).status()).isEqualTo(TaskStatus.STARTED);
    }

    @Test
    void aStepShouldStandBeforeWhatTookItBackInTheSameMoment() {
        UUID task = task("StartVm", OLD, null, TaskStatus.STARTED);
        db.transactions().run(() -> {
            db.tasks().beginStep(new TaskStep(UUID.randomUUID(), new StepKey(task, 0, true), "back", OLD));
            db.tasks().beginStep(new TaskStep(UUID.randomUUID(), new StepKey(task, 0, false), "step", OLD));
        });
        assertThat(db.transactions()
                        .call(() -> db.tasks().stepsOf(List.of(task)))
                        .get(task))
                .extracting(TaskStep::description)
                .containsExactly("step", "back");
    }

    @Test
    void aTaskThatHasEndedShouldBeginNoStep() {
        assertThat(begins(task("StartVm", OLD, NOW, TaskStatus.FINISHED), true)).isFalse();
        assertThat(begins(UUID.randomUUID(), true)).isFalse();
    }

    @Test
    void aCancelledTaskShouldBeginOnlyStepsBack() {
        UUID task = task("StartVm", OLD, null, TaskStatus.STARTED);
        db.transactions().run(() -> cancel(task));
        assertThat(begins(task, false)).isFalse();
        assertThat(begins(task, true)).isTrue();
    }

    @Test
    void aStepShouldNotBeginBesideACancelThatIsUnderWay() throws Exception {
        UUID task = task("StartVm", OLD, null, TaskStatus.STARTED);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Boolean> beginning = db.transactions().call(() -> {
                cancel(task);
                Future<Boolean> asked = other.submit(() -> begins(task, false));
                awaitOneThatWaits();
                return asked;
            });
            assertThat(beginning.get()).isFalse();
        }
    }

    private void awaitOneThatWaits() {
        Instant limit = Instant.now().plusSeconds(20);
        while (count("pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") == 0) {
            assertThat(Instant.now()).as("nobody waits for the row").isBefore(limit);
            Thread.onSpinWait();
        }
    }

    private void cancel(UUID task) {
        db.tasks().findForUpdate(task).orElseThrow().cancel(UUID.randomUUID(), NOW);
    }

    private boolean begins(UUID task, boolean undoing) {
        return db.transactions()
                .call(() -> db.tasks()
                        .beginStep(new TaskStep(UUID.randomUUID(), new StepKey(task, 0, undoing), "step", NOW)));
    }

    @Test
    void aTaskThatEndedLongAgoShouldGoWithAllThatIsItsOwn() {
        UUID old = task("StartVm", OLD, OLD, TaskStatus.FINISHED);
        UUID young = task("StartVm", OLD, NOW, TaskStatus.FINISHED);
        UUID running = task("StartVm", OLD, null, TaskStatus.STARTED);
        db.transactions()
                .run(() -> db.transactions()
                        .session()
                        .persist(new TaskStep(UUID.randomUUID(), new StepKey(old, 0, false), "step", OLD)));
        sql("insert into task_line (task_id, position, at, severity, text) values ('" + old
                + "', 0, now(), 'NORMAL', 'x')");

        assertThat(removed(10)).isEqualTo(1);

        assertThat(left()).containsExactlyInAnyOrder(young, running);
        assertThat(count("task_step")).isZero();
        assertThat(count("task_line")).isZero();
    }

    @Test
    void thoseThatEndedFirstShouldGoFirstAndNoMoreThanAsked() {
        UUID second = task("StartVm", OLD, OLD.minusSeconds(1), TaskStatus.FINISHED);
        task("StartVm", OLD, OLD.minusSeconds(2), TaskStatus.FAILED);
        assertThat(removed(1)).isEqualTo(1);
        assertThat(left()).containsExactly(second);
    }

    @Test
    void aTaskThatHoldsALockShouldStay() {
        UUID old = task("StartVm", OLD, OLD, TaskStatus.UNKNOWN);
        db.transactions()
                .run(() -> db.locks()
                        .acquire(List.of(new EntityLock(
                                UUID.randomUUID(), ObjectRef.vm(UUID.randomUUID()), true, old, "it is stuck", OLD))));
        assertThat(removed(10)).isZero();
        assertThat(left()).containsExactly(old);
    }

    @Test
    void aTaskMadeOfOthersShouldGoWithThemAtOnce() {
        UUID whole = task("ActOnVms", OLD, OLD, TaskStatus.FINISHED);
        partOf(whole, OLD);
        UUID youngWhole = task("ActOnVms", OLD, NOW, TaskStatus.FINISHED);
        UUID partOfYoung = partOf(youngWhole, OLD);
        UUID runningWhole = task("ActOnVms", OLD, null, TaskStatus.STARTED);
        UUID partOfRunning = partOf(runningWhole, OLD);
        UUID wholeOfYoung = task("ActOnVms", OLD, OLD, TaskStatus.ABORTED);
        UUID youngPart = partOf(wholeOfYoung, NOW);

        assertThat(removed(10)).isEqualTo(1);

        assertThat(left())
                .containsExactlyInAnyOrder(
                        youngWhole, partOfYoung, runningWhole, partOfRunning, wholeOfYoung, youngPart);
    }

    @Test
    void aTaskWithAPartThatStillRunsShouldStay() {
        UUID whole = task("ActOnVms", OLD, OLD, TaskStatus.ABORTED);
        UUID part = task("StopVm", OLD, null, TaskStatus.STARTED);
        sql("update task set parent_id = '" + whole + "' where id = '" + part + "'");
        assertThat(removed(10)).isZero();
    }

    @Test
    void howLongTasksTakeShouldBeCountedByKindOverThoseThatFinished() {
        for (int seconds = 1; seconds <= 100; seconds++) {
            task("StartVm", OLD, OLD.plusSeconds(seconds), TaskStatus.FINISHED);
        }
        task("StartVm", OLD, OLD.plusSeconds(100_000), TaskStatus.FAILED);
        task("StartVm", OLD, null, TaskStatus.STARTED);
        task("AddDisk", OLD, OLD.plusMillis(1500), TaskStatus.FINISHED);
        task("StopVm", OLD, OLD.plusSeconds(1), TaskStatus.FAILED);
        Statistics statistics = db.sessionFactory().getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();

        List<TaskDurations> durations = db.transactions().call(() -> db.tasks().durations());

        assertThat(statistics.getPrepareStatementCount()).isEqualTo(1);
        assertThat(durations)
                .containsExactly(
                        new TaskDurations("AddDisk", 1, 0, times(1500, 1500, 1500)),
                        new TaskDurations("StartVm", 101, 1, times(50_500, 95_050, 100_000)),
                        new TaskDurations("StopVm", 1, 1, null));
    }

    private static TaskDurations.Times times(long median, long p95, long longest) {
        return new TaskDurations.Times(Duration.ofMillis(median), Duration.ofMillis(p95), Duration.ofMillis(longest));
    }

    @Test
    void removingShouldBeOneStatementOverTheIndex() {
        task("StartVm", OLD, OLD, TaskStatus.FINISHED);
        Statistics statistics = db.sessionFactory().getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        removed(10);
        assertThat(statistics.getPrepareStatementCount()).isEqualTo(1);
        sql("insert into task (id, command, arguments, description, owner_id, correlation_id, subject_type, subject_id,"
                + " status, started_at, ended_at) select gen_random_uuid(), 'Nothing', '{}', 'x', gen_random_uuid(), 'c',"
                + " 'SYSTEM', gen_random_uuid(), 'FINISHED', now(), now() + n * interval '1 second'"
                + " from generate_series(1, 5000) n");
        sql("analyze task");
        assertThat(explained(HibernateTaskRepository.REMOVE_ENDED
                        .replace(":before", "timestamptz '2026-02-02'")
                        .replace(":most", "100")))
                .contains("task_ended")
                .contains("task_parent")
                .doesNotContain("Seq Scan on task ");
    }

    private UUID task(String command, Instant started, @Nullable Instant ended, TaskStatus status) {
        Task task = new Task(
                UUID.randomUUID(),
                new TaskOrder(command, "{}", command, UUID.randomUUID(), "corr", ObjectRef.SYSTEM, 1),
                TaskOrigin.NONE,
                started);
        if (ended != null) {
            task.end(status, "CODE", "why", ended);
        }
        db.transactions().run(() -> db.tasks().add(task));
        return task.id();
    }

    private UUID partOf(UUID whole, Instant ended) {
        UUID part = task("StopVm", OLD, ended, TaskStatus.FINISHED);
        sql("update task set parent_id = '" + whole + "' where id = '" + part + "'");
        return part;
    }

    private int removed(int most) {
        return db.transactions().call(() -> db.tasks().removeEnded(BEFORE, most));
    }

    private List<UUID> left() {
        return db.transactions().call(() -> db.tasks().search(Search.ALL)).stream()
                .map(Task::id)
                .toList();
    }

    private void sql(String statement) {
        try (Connection connection = db.dataSource().getConnection();
                Statement open = connection.createStatement()) {
            open.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    private int count(String table) {
        return Integer.parseInt(rows("select count(*) from " + table));
    }

    private String explained(String query) {
        return rows("explain " + query);
    }

    private String rows(String query) {
        try (Connection connection = db.dataSource().getConnection();
                Statement open = connection.createStatement()) {
            boolean isResult = open.execute(query);
            while (!isResult) {
                isResult = open.getMoreResults();
            }
            StringBuilder text = new StringBuilder();
            try (ResultSet rows = open.getResultSet()) {
                while (rows.next()) {
                    text.append(text.isEmpty() ? "" : "\n").append(rows.getString(1));
                }
            }
            return text.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
