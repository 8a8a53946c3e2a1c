package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.jpa.HibernateHints;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;
import org.vireo.core.port.TaskRepository;
import org.vireo.model.job.ChildCount;
import org.vireo.model.job.KeptRequest;
import org.vireo.model.job.StepKey;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskDurations;
import org.vireo.model.job.TaskLine;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.job.TaskStep;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.database.HqlFunctions;
import org.vireo.persistence.search.SearchTables;

/** Tasks and their steps in PostgreSQL. What every task runs through is SQL: Hibernate translates HQL that changes each time. */
@Singleton
public final class HibernateTaskRepository extends HibernateRepository<Task> implements TaskRepository {

    private static final String DURATIONS = """
            select command, count(*), count(*) filter (where status = 'FAILED'),
                   percentile_cont(array[0.5, 0.95, 1]) within group (order by extract(epoch from ended_at - started_at))
                       filter (where status = 'FINISHED')
            from task where ended_at is not null
            group by command order by command collate "C"
            """;

    /** Parts, steps, log lines and whatever else is of a task alone go with it. */
    static final String REMOVE_ENDED = """
            delete from task where id in (
                select e.id from task e
                where e.ended_at < :before and e.parent_id is null
                  and not exists (select 1 from entity_lock l where l.task_id = e.id)
                  and not exists (
                      select 1 from task c where c.parent_id = e.id and (
                          c.ended_at is null or c.ended_at >= :before
                          or exists (select 1 from entity_lock l where l.task_id = c.id)))
                order by e.ended_at, e.id
                limit :most
                for update of e skip locked)
            """;

    /**
     * Who cancels or ends the task holds its row, and this looks again when it has waited for that. The row is sought by
     * its id alone: with the other conditions beside it PostgreSQL would go through all that have not ended.
     */
    private static final String BEGIN_STEP = """
            with t as materialized (select id, ended_at, cancelled_at from task where id = :task for update)
            insert into task_step (id, task_id, position, undoing, description, status, started_at)
            select :id, t.id, :position, :undoing, :description, :status, :started
            from t
            where t.ended_at is null and (:undoing or t.cancelled_at is null)
            on conflict do nothing
            """;

    @Inject
    public HibernateTaskRepository(HibernateTransactions transactions) {
        super(transactions, Task.class, SearchTables.TASKS);
    }

    @Override
    public Optional<Task> findForUpdate(UUID id) {
        return Optional.ofNullable(session().find(Task.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    @Override
    public Map<UUID, ChildCount> childrenOf(Collection<UUID> taskIds) {
        return session()
                .createSelectionQuery("""
                        select e.parentId, count(*), count(*) filter (where e.status = FINISHED),
                            count(*) filter (where e.endedAt is not null and e.status <> FINISHED)
                        from Task e where one_of(:ids, e.parentId) group by e.parentId
                        """, Object[].class)
                .setParameter("ids", HqlFunctions.ids(taskIds))
                .getResultList()
                .stream()
                .collect(Collectors.toMap(
                        row -> (UUID) row[0], row -> new ChildCount((Long) row[1], (Long) row[2], (Long) row[3])));
    }

    @Override
    public List<Task> parts(UUID parentId) {
        return query("from Task e where e.parentId = :parent order by e.startedAt, e.id")
                .setParameter("parent", parentId)
                .getResultList();
    }

    @Override
    public List<Task> unfinishedChildren(UUID parentId) {
        return query("from Task e where e.parentId = :parent and e.endedAt is null order by e.startedAt, e.id")
                .setParameter("parent", parentId)
                .getResultList();
    }

    @Override
    public void addLine(TaskLine line) {
        session().persist(line);
    }

    @Override
    public List<TaskLine> lines(UUID taskId, int most) {
        return session()
                .createSelectionQuery("from TaskLine e where e.taskId = :task order by e.id desc", TaskLine.class)
                .setParameter("task", taskId)
                .setMaxResults(most)
                .getResultList()
                .reversed();
    }

    @Override
    public Optional<KeptRequest> keep(KeptRequest request) {
        int entered = session()
                .createMutationQuery("""
                        insert into KeptRequest (taskId, ownerId, key, command, fingerprint)
                        values (:task, :owner, :key, :command, :fingerprint)
                        on conflict do nothing
                        """)
                .setParameter("task", request.taskId())
                .setParameter("owner", request.ownerId())
                .setParameter("key", request.key().key())
                .setParameter("command", request.command())
                .setParameter("fingerprint", request.key().fingerprint())
                .executeUpdate();
        return entered > 0
                ? Optional.empty()
                : session()
                        .createSelectionQuery(
                                "from KeptRequest e where e.ownerId = :owner and e.key = :key and e.command = :command",
                                KeptRequest.class)
                        .setParameter("owner", request.ownerId())
                        .setParameter("key", request.key().key())
                        .setParameter("command", request.command())
                        .uniqueResultOptional();
    }

    @Override
    public void answered(UUID taskId, String answer) {
        session()
                .createMutationQuery("update KeptRequest e set e.answer = :answer where e.taskId = :task")
                .setParameter("answer", answer)
                .setParameter("task", taskId)
                .executeUpdate();
    }

    @Override
    public int removeEnded(Instant before, int most) {
        return session()
                .createNativeMutationQuery(REMOVE_ENDED)
                .setParameter("before", before)
                .setParameter("most", most)
                .executeUpdate();
    }

    @Override
    public List<TaskDurations> durations() {
        return session().createNativeQuery(DURATIONS, Object[].class).getResultList().stream()
                .map(HibernateTaskRepository::durations)
                .toList();
    }

    private static TaskDurations durations(Object[] row) {
        return new TaskDurations(
                (String) row[0], ((Number) row[1]).longValue(), ((Number) row[2]).longValue(), times((Double[])
                        row[3]));
    }

    private static TaskDurations.@Nullable Times times(Double @Nullable [] seconds) {
        return seconds == null
                ? null
                : new TaskDurations.Times(duration(seconds[0]), duration(seconds[1]), duration(seconds[2]));
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    @Override
    public boolean beginStep(TaskStep step) {
        return session()
                        .createNativeMutationQuery(BEGIN_STEP)
                        .setHint(HibernateHints.HINT_NATIVE_SPACES, Task.class)
                        .setParameter("id", step.id())
                        .setParameter("task", step.taskId())
                        .setParameter("position", step.position())
                        .setParameter("undoing", step.isUndoing())
                        .setParameter("description", step.description())
                        .setParameter("status", step.status().name())
                        .setParameter("started", step.startedAt())
                        .executeUpdate()
                > 0;
    }

    @Override
    public void progress(StepKey step, long done, long total) {
        change(step, "bytes_done = :done, bytes_total = :total")
                .setParameter("done", done)
                .setParameter("total", total)
                .executeUpdate();
    }

    @Override
    public void endStep(StepKey step, TaskStatus how, @Nullable String failure, Instant when) {
        change(step, "status = :how, failure = :failure, ended_at = :when")
                .setParameter("how", how.name())
                .setParameter("failure", failure, String.class)
                .setParameter("when", when)
                .executeUpdate();
    }

    private MutationQuery change(StepKey step, String values) {
        return session()
                .createNativeMutationQuery("update task_step set " + values
                        + " where task_id = :task and position = :position and undoing = :undoing")
                .setParameter("task", step.taskId())
                .setParameter("position", step.position())
                .setParameter("undoing", step.undoing());
    }

    @Override
    public Map<UUID, List<TaskStep>> stepsOf(Collection<UUID> taskIds) {
        return session()
                .createSelectionQuery(
                        "from TaskStep e where one_of(:ids, e.taskId)"
                                + " order by e.taskId, e.startedAt, e.undoing, e.position",
                        TaskStep.class)
                .setParameter("ids", HqlFunctions.ids(taskIds))
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(TaskStep::taskId));
    }
}
