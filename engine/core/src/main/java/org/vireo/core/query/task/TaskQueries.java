package org.vireo.core.query.task;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Caller;
import org.vireo.core.port.TaskRepository;
import org.vireo.core.query.Search;
import org.vireo.model.job.ChildCount;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskLine;
import org.vireo.model.job.TaskStep;

/** Reads tasks: one's own, and those about objects in sight. */
@Singleton
public final class TaskQueries {

    /** More than anybody reads at once. */
    private static final int DEFAULT_MAX = 1000;

    private static final int MOST_LINES = 2000;

    private final Sights sights;
    private final TaskRepository tasks;

    @Inject
    public TaskQueries(Sights sights, TaskRepository tasks) {
        this.sights = sights;
        this.tasks = tasks;
    }

    public List<TaskView> list(Search search, Caller caller) {
        Search limited = search.max() == 0 ? search.limitedTo(DEFAULT_MAX) : search;
        return sights.read(caller, sight -> views(tasks.search(limited, sight)));
    }

    public Optional<TaskView> view(UUID id, Caller caller) {
        return sights.read(
                caller,
                sight -> tasks.find(id, sight).map(task -> views(List.of(task)).getFirst()));
    }

    private List<TaskView> views(List<Task> found) {
        List<UUID> ids = found.stream().map(Task::id).toList();
        Map<UUID, List<TaskStep>> steps = tasks.stepsOf(ids);
        Map<UUID, ChildCount> children = tasks.childrenOf(ids);
        return found.stream()
                .map(task -> new TaskView(
                        task,
                        steps.getOrDefault(task.id(), List.of()),
                        children.getOrDefault(task.id(), ChildCount.NONE)))
                .toList();
    }

    public Optional<Task> find(UUID id, Caller caller) {
        return sights.read(caller, sight -> tasks.find(id, sight));
    }

    /** The log of a task that the caller may see, oldest line first; empty when there is no such task. */
    public Optional<List<TaskLine>> lines(UUID taskId, Caller caller) {
        return sights.read(caller, sight -> tasks.find(taskId, sight).map(task -> tasks.lines(taskId, MOST_LINES)));
    }
}
