package org.vireo.persistence.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.persistence.test.TestDatabase;

/** What is entered is run, whatever happens in between. */
class SchedulerTaskQueueTest {

    private final BlockingQueue<UUID> begun = new LinkedBlockingQueue<>();
    private final UUID owner = UUID.randomUUID();
    private final UUID task = UUID.randomUUID();
    private TestDatabase database;
    private SchedulerTaskQueue queue;

    @BeforeEach
    void start() {
        database = TestDatabase.create();
        queue = new SchedulerTaskQueue(database.dataSource(), database.transactions(), Duration.ofMillis(200));
    }

    @AfterEach
    void stop() {
        queue.stop();
        database.close();
    }

    private void enter() {
        database.transactions().run(() -> queue.enter(task, owner, null, false));
    }

    private void endsAtOnce(UUID id) {
        database.transactions().run(() -> queue.leave(id));
        begun.add(id);
    }

    @Test
    void aTaskShouldBeRunOnceAndLeave() throws Exception {
        queue.start(this::endsAtOnce);

        enter();

        assertThat(begun.poll(10, TimeUnit.SECONDS)).isEqualTo(task);
        assertThat(rows()).isZero();
        assertThat(begun.poll(3, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void aTaskThatWasNotAcceptedInTheEndShouldNotBeThere() throws SQLException {
        assertThatThrownBy(() -> database.transactions().run(() -> {
                    queue.enter(task, owner, null, false);
                    throw new IllegalStateException("not accepted");
                }))
                .hasMessage("not accepted");

        assertThat(rows()).isZero();
    }

    @Test
    void whatWasEnteredTwiceShouldBeThereOnce() throws SQLException {
        enter();
        enter();

        assertThat(rows()).isOne();
    }

    @Test
    void whatIsUrgentShouldHaveItsTurnBeforeAllElse() throws SQLException {
        enter();
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        database.transactions().run(() -> queue.enter(first, owner, null, true));
        database.transactions().run(() -> queue.enter(second, owner, null, true));

        assertThat(turns()).containsExactly(first.toString(), second.toString(), task.toString());
    }

    @Test
    void whatAnEngineHadBegunWhenItDiedShouldBeRunAtTheNextStart() throws Exception {
        enter();
        change("update scheduled_tasks set picked = true, picked_by = 'engine', last_heartbeat = now()");

        queue.start(this::endsAtOnce);

        assertThat(begun.poll(10, TimeUnit.SECONDS)).isEqualTo(task);
    }

    @Test
    void whatWasPickedByAStatementWhoseAnswerWasLostShouldBePickedAgain() throws Exception {
        queue.start(this::endsAtOnce);
        change("insert into scheduled_tasks"
                + " (task_name, task_instance, owner_id, execution_time, picked, picked_by, last_heartbeat, version)"
                + " values ('task', '" + task + "', '" + owner + "', 'epoch', true, 'engine', now(), 1)");

        assertThat(begun.poll(20, TimeUnit.SECONDS)).isEqualTo(task);
    }

    @Test
    void whatRunsShouldBeLeftAloneHoweverOldItsLastSignOfLife() throws Exception {
        queue.start(id -> {
            begun.add(id);
            pause();
            database.transactions().run(() -> queue.leave(id));
        });
        enter();
        assertThat(begun.poll(10, TimeUnit.SECONDS)).isEqualTo(task);

        for (int i = 0; i < 20; i++) {
            change("update scheduled_tasks set last_heartbeat = now() - interval '1 hour'");
            Thread.sleep(100);
        }

        assertThat(begun).isEmpty();
    }

    private static void pause() {
        try {
            Thread.sleep(4_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatThrowsShouldBeRunAgainAndDelayNobodyMeanwhile() throws Exception {
        UUID other = UUID.randomUUID();
        queue.start(id -> {
            if (id.equals(other)) {
                endsAtOnce(id);
                return;
            }
            begun.add(id);
            throw new IllegalStateException("It cannot be ended");
        });
        enter();
        assertThat(begun.poll(10, TimeUnit.SECONDS)).isEqualTo(task);

        database.transactions().run(() -> queue.enter(other, owner, null, false));

        assertThat(begun.poll(5, TimeUnit.SECONDS)).isEqualTo(other);
        assertThat(begun.poll(20, TimeUnit.SECONDS)).isEqualTo(task);
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private List<String> turns() throws SQLException {
        List<String> instances = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select task_instance from scheduled_tasks order by execution_time")) {
            while (rows.next()) {
                instances.add(rows.getString(1));
            }
        }
        return instances;
    }

    private int rows() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from scheduled_tasks")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
