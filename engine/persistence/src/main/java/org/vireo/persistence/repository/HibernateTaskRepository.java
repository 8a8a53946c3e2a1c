package org.vireo.persistence.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.vireo.core.port.TaskRepository;
import org.vireo.model.job.Task;
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
    public void addStep(TaskStep step) {
        session().persist(step);
    }

    @Override
    public Map<UUID, List<TaskStep>> stepsOf(Collection<UUID> taskIds) {
        return session()
                .createSelectionQuery(
                        "from TaskStep e where one_of(:ids, e.taskId) order by e.taskId, e.position", TaskStep.class)
                .setParameter("ids", HqlFunctions.ids(taskIds))
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(TaskStep::taskId));
    }
}
