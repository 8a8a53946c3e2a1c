package org.vireo.core.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.vireo.model.job.EntityLock;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskOrder;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.job.TaskStep;

/** Writes tasks, their steps and their locks. Everything is to be called within a transaction. */
@Singleton
final class TaskBook {

    private final TaskRepository tasks;
    private final LockRepository locks;
    private final TaskQueue queue;
    private final TaskPlaces places;
    private final EventBus events;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    TaskBook(
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
    void open(UUID taskId, Command<?> command, Decision.Accepted<?> accepted, Caller caller, boolean hasSteps) {
        Task task = new Task(
                taskId,
                new TaskOrder(
                        command.getClass().getSimpleName(),
                        json(command),
                        accepted.description(),
                        caller.userId(),
                        caller.correlationId(),
                        accepted.subject()),
                clock.instant());
        if (!hasSteps) {
            task.end(TaskStatus.FINISHED, null, clock.instant());
            locks.release(taskId);
        }
        tasks.add(task);
        if (hasSteps) {
            enter(task);
        }
        changed(taskId, ChangeKind.CREATED);
    }

    /** Gives the task its turn, unless it has one. */
    void enter(Task task) {
        UUID place = places.of(new ObjectRef(task.subjectType(), task.subjectId()));
        queue.enter(task.id(), task.ownerId(), place);
    }

    /** The task that holds a lock. */
    Optional<Task> find(UUID taskId) {
        return tasks.find(taskId);
    }

    UUID beginStep(UUID taskId, int position, String description) {
        TaskStep step = new TaskStep(ids.next(), taskId, position, description, clock.instant());
        tasks.addStep(step);
        changed(taskId, ChangeKind.UPDATED);
        return step.id();
    }

    void endStep(UUID taskId, int position, StepOutcome outcome) {
        stepsOf(taskId).stream()
                .filter(step -> step.position() == position)
                .findFirst()
                .ifPresent(step -> step.end(statusOf(outcome), failureOf(outcome), clock.instant()));
        changed(taskId, ChangeKind.UPDATED);
    }

    List<TaskStep> stepsOf(UUID taskId) {
        return tasks.stepsOf(List.of(taskId)).getOrDefault(taskId, List.of());
    }

    List<Task> unfinished() {
        return tasks.unfinished();
    }

    /** Ends the task, which leaves the queue and releases its locks. */
    void close(UUID taskId, TaskOutcome outcome) {
        locks.release(taskId);
        queue.leave(taskId);
        tasks.find(taskId).ifPresent(task -> {
            switch (outcome) {
                case TaskOutcome.Finished finished -> task.end(TaskStatus.FINISHED, null, clock.instant());
                case TaskOutcome.Failed failed -> task.end(TaskStatus.FAILED, failed.why(), clock.instant());
                case TaskOutcome.Undecided undecided -> task.end(TaskStatus.UNKNOWN, undecided.why(), clock.instant());
            }
        });
        changed(taskId, ChangeKind.UPDATED);
    }

    private void changed(UUID taskId, ChangeKind change) {
        events.publish(new EntityChanged(EntityKind.TASK, taskId.toString(), change));
    }

    private static TaskStatus statusOf(StepOutcome outcome) {
        return switch (outcome) {
            case StepOutcome.Done done -> TaskStatus.FINISHED;
            case StepOutcome.Failed failed -> TaskStatus.FAILED;
            case StepOutcome.Undecided undecided -> TaskStatus.UNKNOWN;
        };
    }

    private static @Nullable String failureOf(StepOutcome outcome) {
        return switch (outcome) {
            case StepOutcome.Done done -> null;
            case StepOutcome.Failed failed -> failed.why();
            case StepOutcome.Undecided undecided -> undecided.why();
        };
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
