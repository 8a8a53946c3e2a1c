package org.vireo.core.query.task;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Caller;
import org.vireo.core.port.LockRepository;
import org.vireo.core.port.TaskRepository;
import org.vireo.model.job.EntityLock;
import org.vireo.model.job.Task;

/** Reads what is locked, of the objects in sight. */
@Singleton
public final class LockQueries {

    private final Sights sights;
    private final LockRepository locks;
    private final TaskRepository tasks;

    @Inject
    public LockQueries(Sights sights, LockRepository locks, TaskRepository tasks) {
        this.sights = sights;
        this.locks = locks;
        this.tasks = tasks;
    }

    /** A lock with the task that holds it. */
    public record HeldLock(EntityLock lock, Task holder) {}

    /** The oldest first. */
    public List<HeldLock> list(Caller caller) {
        return sights.read(caller, sight -> {
            List<EntityLock> seen = locks.all(sight);
            Map<UUID, Task> holders = tasks
                    .findAll(seen.stream().map(EntityLock::taskId).distinct().toList())
                    .stream()
                    .collect(Collectors.toMap(Task::id, Function.identity()));
            return seen.stream()
                    .flatMap(lock ->
                            Optional.ofNullable(holders.get(lock.taskId()))
                                    .map(holder -> new HeldLock(lock, holder))
                                    .stream())
                    .toList();
        });
    }
}
