package org.vireo.core.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.event.EntityChanged;
import org.vireo.core.event.EntityKind;
import org.vireo.core.port.EventBus;
import org.vireo.core.port.IdSource;
import org.vireo.core.port.LockRepository;
import org.vireo.core.port.TaskQueue;
import org.vireo.core.port.TaskRepository;
import org.vireo.core.runtime.ModelJson;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.Severity;
import org.vireo.model.job.ChildCount;
import org.vireo.model.job.EntityLock;
import org.vireo.model.job.StepKey;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskLine;
import org.vireo.model.job.TaskOrder;
import org.vireo.model.job.TaskOrigin;
import org.vireo.model.job.TaskStatus;

/** Opens and closes tasks, with their locks and their turns. Everything is to be called within a transaction. */
@Singleton
public final class TaskBook {

    private static final String CHILDREN_FAILED = "PARTS_FAILED";
    private static final String TOO_LATE =
            "The cancel came too late: the last step was under way, and what is done here cannot be taken back.";

    private final TaskRepository tasks;
    private final LockRepository locks;
    private final TaskQueue queue;
    private final TaskPlaces places;
    private final EventBus events;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    public TaskBook(
            TaskRepository tasks,
            LockRepository locks,
            TaskQueue queue,
            TaskPlaces places,
            EventBus events,
            IdSource ids,
            Clock clock) {
        this.tasks = tasks;
        this.locks = locks;
        this.queue = queue;
        this.places = places;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** The lock that is in the way, or empty when all were taken for the task. */
    Optional<EntityLock> lock(UUID taskId, List<LockRequest> requests) {
        return locks.acquire(requests.stream()
                .map(request -> new EntityLock(
                        ids.next(), request.object(), request.exclusive(), taskId, request.purpose(), clock.instant()))
                .toList());
    }

    /** Enters a task and its turn; one without steps is finished at once and keeps no lock. */
    void open(TaskRun<?, ?> run, TaskOrigin origin, Decision.Accepted<?> accepted, int steps) {
        Task task = entered(run, origin, accepted.description(), accepted.subject(), steps);
        if (steps == 0) {
            task.finish(clock.instant());
            locks.release(task.id());
        }
        add(task);
        if (steps > 0) {
            boolean urgent = run.isUrgent() && origin.parentId() == null;
            queue.enter(task.id(), task.ownerId(), places.of(task.subject()), urgent);
        }
        changed(task.id(), ChangeKind.CREATED);
        parentOf(task);
    }

    /** Enters that a part of a task was refused, so that whoever looks at the whole finds it. */
    void openRefused(
            TaskRun<?, ?> run, TaskOrigin origin, String description, ObjectRef subject, String code, String why) {
        Task task = entered(run, origin, description, subject, 0);
        task.end(
                TaskControl.CANCELLED.equals(code) ? TaskStatus.ABORTED : TaskStatus.FAILED,
                code,
                why,
                clock.instant());
        add(task);
        changed(task.id(), ChangeKind.CREATED);
    }

    private void add(Task task) {
        tasks.add(task);
        if (task.parentId() != null) {
            tasks.findForUpdate(task.parentId()).ifPresent(Task::gainPart);
        }
    }

    private Task entered(TaskRun<?, ?> run, TaskOrigin origin, String description, ObjectRef subject, int steps) {
        Caller caller = run.caller();
        return new Task(
                run.taskId(),
                new TaskOrder(
                        run.name(),
                        json(run.command()),
                        description,
                        caller.userId(),
                        caller.correlationId(),
                        subject,
                        steps),
                origin,
                clock.instant());
    }

    /** The task that holds a lock. */
    public Optional<Task> find(UUID taskId) {
        return tasks.find(taskId);
    }

    /** What is still to be ended, and nobody else ends meanwhile. */
    public Optional<Task> findOpen(UUID taskId) {
        return tasks.findForUpdate(taskId).filter(task -> !task.hasEnded());
    }

    /**
     * Ends the task, which leaves the queue and releases its locks. One whose parts are not all done goes on until the
     * last of them is.
     */
    public void close(Task task, TaskOutcome outcome) {
        locks.release(task.id());
        queue.leave(task.id());
        Instant now = clock.instant();
        switch (outcome) {
            case TaskOutcome.Finished finished -> settle(task, now);
            case TaskOutcome.Failed failed ->
                task.end(task.isCancelled() ? TaskStatus.ABORTED : TaskStatus.FAILED, failed.code(), failed.why(), now);
            case TaskOutcome.Undecided undecided ->
                task.end(TaskStatus.UNKNOWN, "OUTCOME_UNKNOWN", undecided.why(), now);
        }
        changed(task.id(), ChangeKind.UPDATED);
        parentOf(task);
    }

    /** Ends the task by force: as {@link #close}, whatever it is at. */
    void abort(Task task, String code, String why) {
        locks.release(task.id());
        queue.leave(task.id());
        task.end(TaskStatus.ABORTED, code, why, clock.instant());
        changed(task.id(), ChangeKind.UPDATED);
        parentOf(task);
    }

    /** After the parts, of which the last that ends also ends the whole: both look while they hold its row. */
    private void settle(Task task, Instant now) {
        ChildCount children = task.hasParts()
                ? tasks.childrenOf(List.of(task.id())).getOrDefault(task.id(), ChildCount.NONE)
                : ChildCount.NONE;
        if (children.unfinished() > 0) {
            task.waitForChildren();
        } else if (children.failed() == 0) {
            task.finish(now);
            if (task.isCancelled() && children.total() == 0) {
                StepKey last = new StepKey(task.id(), Math.max(0, task.stepCount() - 1), false);
                tasks.addLine(new TaskLine(last, now, Severity.WARNING, TOO_LATE));
            }
        } else {
            task.end(
                    task.isCancelled() ? TaskStatus.ABORTED : TaskStatus.FAILED,
                    CHILDREN_FAILED,
                    children.failed() + " of " + children.total() + " failed; each says why.",
                    now);
        }
    }

    private void parentOf(Task child) {
        UUID parentId = child.parentId();
        if (parentId != null && child.hasEnded()) {
            findOpen(parentId).filter(Task::waitsForChildren).ifPresent(parent -> settle(parent, clock.instant()));
            changed(parentId, ChangeKind.UPDATED);
        }
    }

    private void changed(UUID taskId, ChangeKind change) {
        events.publish(new EntityChanged(EntityKind.TASK, taskId.toString(), change));
    }

    private static String json(Command<?> command) {
        try {
            return ModelJson.mapper().writeValueAsString(command);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "Command " + command.getClass().getSimpleName() + " is not a record of plain values", e);
        }
    }
}
