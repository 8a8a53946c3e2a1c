package org.vireo.persistence.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.vireo.core.port.TaskQueue;
import org.vireo.persistence.database.HibernateTransactions;

/**
 * The queue in db-scheduler's table. Its execution time is not a time here but a turn, always in the past: a task's turn
 * is after its owner's last one, and not before the first that still waits (start-time fair queueing). The turns of what
 * is urgent are before all others. Only what is run again after a failure has a time.
 *
 * @see <a href="https://github.com/kagkarlsson/db-scheduler">db-scheduler: the table and how executions are picked</a>
 */
public final class SchedulerTaskQueue implements TaskQueue {

    /** Of db-scheduler's task; there is one kind. One engine serves a database. */
    private static final String TASK = "task";

    private static final String ENGINE = "engine";

    /** Tasks mostly wait for hosts, so there are far more than processors. */
    private static final int MOST_RUNNING = 256;

    /** A host or a storage domain; an agent does eight things at once, and most tasks wait for something else in between. */
    private static final int MOST_AT_ONE_PLACE = 32;

    private static final Duration POLLING = Duration.ofSeconds(2);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration STOPPING = Duration.ofMillis(500);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(10);

    /** Turns are a millisecond apart, so these are enough for thirty thousand million that wait at once. */
    private static final String ENTER = """
            insert into scheduled_tasks (task_name, task_instance, owner_id, place_id, execution_time, picked, version)
            select :task, :instance, :owner, cast(:place as uuid), greatest(
                cast(:from as timestamptz),
                (select max(execution_time) + interval '1 millisecond' from scheduled_tasks
                 where owner_id = :owner and execution_time >= :from and execution_time < :until),
                (select min(execution_time) from scheduled_tasks
                 where not picked and execution_time >= :from and execution_time < :until)), false, 1
            on conflict do nothing
            """;

    private static final Instant URGENT = Instant.parse("1969-01-01T00:00:00Z");
    private static final Instant USUAL = Instant.EPOCH;
    private static final Instant NO_TURN = Instant.parse("1971-01-01T00:00:00Z");

    private final DataSource dataSource;
    private final HibernateTransactions transactions;
    private final Duration heartbeat;
    private volatile @Nullable Running running;

    /** A queue that is not started. */
    public SchedulerTaskQueue(DataSource dataSource, HibernateTransactions transactions) {
        this(dataSource, transactions, HEARTBEAT);
    }

    /** With other signs of life. */
    public SchedulerTaskQueue(DataSource dataSource, HibernateTransactions transactions, Duration heartbeat) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.heartbeat = heartbeat;
    }

    private record Running(Scheduler scheduler, ExecutorService threads) {}

    /** db-scheduler's own client commits by itself; the task and its turn must be committed together. */
    @Override
    public void enter(UUID taskId, UUID ownerId, @Nullable UUID placeId, boolean urgent) {
        transactions
                .session()
                .createNativeMutationQuery(ENTER)
                .setParameter("task", TASK)
                .setParameter("instance", taskId.toString())
                .setParameter("owner", ownerId)
                .setParameter("place", placeId, UUID.class)
                .setParameter("from", urgent ? URGENT : USUAL)
                .setParameter("until", urgent ? USUAL : NO_TURN)
                .executeUpdate();
        transactions.afterCommit(this::look);
    }

    private void look() {
        Running now = running;
        if (now != null) {
            now.scheduler.triggerCheckForDueExecutions();
        }
    }

    /** Nor does db-scheduler remove it: a task that has ended must not be found here again. */
    @Override
    public void leave(UUID taskId) {
        transactions
                .session()
                .createNativeMutationQuery(
                        "delete from scheduled_tasks where task_name = :task and task_instance = :instance")
                .setParameter("task", TASK)
                .setParameter("instance", taskId.toString())
                .executeUpdate();
        transactions.afterCommit(this::look);
    }

    @Override
    public void start(Consumer<UUID> runner) {
        release();
        Task<Void> task = Tasks.custom(TASK, Void.class)
                .onFailure(SchedulerTaskQueue::runAgain)
                .onDeadExecution(this::reviveUnlessRunning)
                .execute((instance, context) -> {
                    runner.accept(UUID.fromString(instance.getId()));
                    return SchedulerTaskQueue::hasLeft;
                });
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("task-", 0).factory());
        Scheduler scheduler = Scheduler.create(dataSource, task)
                .schedulerName(new SchedulerName.Fixed(ENGINE))
                .jdbcCustomization(new PickingByPlace(MOST_AT_ONE_PLACE))
                .threads(MOST_RUNNING)
                .executorService(threads)
                // Whenever a task ends the next is looked for: slow ones must not hold up those behind them.
                .pollUsingLockAndFetch((MOST_RUNNING - 1.0) / MOST_RUNNING, 1.0)
                .pollingInterval(POLLING)
                .heartbeatInterval(heartbeat)
                .shutdownMaxWait(STOPPING)
                .failureLogging(LogLevel.ERROR, true)
                .build();
        running = new Running(scheduler, threads);
        scheduler.start();
    }

    /** What an engine had begun when it died. */
    private void release() {
        transactions.run(
                () -> transactions.session().createNativeMutationQuery("""
                        update scheduled_tasks
                        set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
                        where picked
                        """).executeUpdate());
    }

    private static void runAgain(ExecutionComplete failed, ExecutionOperations<Void> operations) {
        operations.reschedule(failed, failed.getTimeDone().plus(AGAIN_AFTER));
    }

    /** The task left the queue when it ended; when the engine stops, it stays as it is. */
    private static void hasLeft(ExecutionComplete done, ExecutionOperations<Void> operations) {}

    /**
     * Picked without a sign of life. While the database was away, tasks that run could not give one; what nobody runs was
     * picked by a statement whose answer was lost.
     */
    private void reviveUnlessRunning(ExecutionComplete dead, ExecutionOperations<Void> operations) {
        Running now = running;
        boolean runs = now != null
                && now.scheduler.getCurrentlyExecuting().stream()
                        .anyMatch(other -> other.getTaskInstance()
                                .getId()
                                .equals(dead.getExecution().taskInstance.getId()));
        if (!runs) {
            operations.reschedule(dead, dead.getExecution().executionTime);
        }
    }

    @Override
    public void stop() {
        Running ending = running;
        if (ending != null) {
            running = null;
            ending.scheduler.pause();
            ending.threads.shutdownNow();
            ending.scheduler.stop();
        }
    }
}
