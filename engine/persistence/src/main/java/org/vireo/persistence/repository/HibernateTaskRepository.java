package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vireo.core.port.TaskRepository;
import org.vireo.model.job.ChildCount;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskLine;
import org.vireo.model.job.TaskStep;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.database.HqlFunctions;
import org.vireo.persistence.search.SearchTables;

/** Tasks and their steps in PostgreSQL. */
@Singleton
public final class HibernateTaskRepository extends HibernateRepository<Task> implements TaskRepository {

    @Inject
    public HibernateTaskRepository(HibernateTransactions transactions) {
        super(transactions, Task.class, SearchTables.TASKS);
    }

    @Override
    public List<Task> unfinished() {
        return query("from Task e where e.endedAt is null order by e.startedAt, e.id")
                .getResultList();
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
    public void addStep(TaskStep step) {
        session().persist(step);
    }

    @Override
    public Map<UUID, List<TaskStep>> stepsOf(Collection<UUID> taskIds) {
        return session()
                .createSelectionQuery(
                        "from TaskStep e where one_of(:ids, e.taskId) order by e.taskId, e.startedAt, e.position",
                        TaskStep.class)
                .setParameter("ids", HqlFunctions.ids(taskIds))
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(TaskStep::taskId));
    }
}
