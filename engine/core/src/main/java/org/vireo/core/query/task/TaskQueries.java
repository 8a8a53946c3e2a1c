package org.vireo.core.query.task;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.access.Sight;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Caller;
import org.vireo.core.port.TaskRepository;
import org.vireo.core.query.Search;
import org.vireo.model.ObjectRef;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskStep;

/** Reads tasks: one's own, and those about objects that one has a permission on. */
@Singleton
public final class TaskQueries {

    /** More than anybody reads at once. */
    private static final int DEFAULT_MAX = 1000;

    private final Sights sights;
    private final TaskRepository tasks;

    @Inject
    public TaskQueries(Sights sights, TaskRepository tasks) {
        this.sights = sights;
        this.tasks = tasks;
    }

    public List<Task> list(Search search, Caller caller) {
        Search limited = search.max() == 0 ? search.limitedTo(DEFAULT_MAX) : search;
        return sights.read(caller, sight -> sight.search(tasks, limited, task -> isVisible(sight, task, caller)));
    }

    public Optional<Task> find(UUID id, Caller caller) {
        return sights.read(caller, sight -> tasks.find(id).filter(task -> isVisible(sight, task, caller)));
    }

    /** The steps of a task that the caller may see; empty when there is no such task. */
    public Optional<List<TaskStep>> steps(UUID taskId, Caller caller) {
        return sights.read(
                caller,
                sight -> tasks.find(taskId)
                        .filter(task -> isVisible(sight, task, caller))
                        .map(task -> tasks.stepsOf(List.of(taskId)).getOrDefault(taskId, List.of())));
    }

    private static boolean isVisible(Sight sight, Task task, Caller caller) {
        return task.ownerId().equals(caller.userId())
                || sight.sees(new ObjectRef(task.subjectType(), task.subjectId()));
    }
}
