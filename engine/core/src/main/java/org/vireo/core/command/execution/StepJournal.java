package org.vireo.core.command.execution;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.event.EntityChanged;
import org.vireo.core.event.EntityKind;
import org.vireo.core.event.TaskProgress;
import org.vireo.core.port.EventBus;
import org.vireo.core.port.IdSource;
import org.vireo.core.port.TaskRepository;
import org.vireo.core.port.access.UserRepository;
import org.vireo.model.event.Severity;
import org.vireo.model.job.StepKey;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskLine;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.job.TaskStep;
import org.vireo.model.user.User;

/** Writes what the steps of tasks do. Everything is to be called within a transaction. */
@Singleton
final class StepJournal {

    private static final int LONGEST_LINE = 8_000;

    private final TaskRepository tasks;
    private final UserRepository users;
    private final EventBus events;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    StepJournal(TaskRepository tasks, UserRepository users, EventBus events, IdSource ids, Clock clock) {
        this.tasks = tasks;
        this.users = users;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether a step may begin. */
    enum Permission {
        BEGUN,
        CANCELLED,
        /** Somebody ended the task by force. */
        ENDED
    }

    List<TaskStep> of(UUID taskId) {
        return tasks.stepsOf(List.of(taskId)).getOrDefault(taskId, List.of());
    }

    /** Enters the step, unless the task is to do nothing more; what is taken back is so in spite of a cancel. */
    Permission begin(StepKey key, String description) {
        if (tasks.beginStep(new TaskStep(ids.next(), key, description, clock.instant()))) {
            changed(key.taskId());
            return Permission.BEGUN;
        }
        Task task = tasks.find(key.taskId()).filter(found -> !found.hasEnded()).orElse(null);
        if (task == null) {
            return Permission.ENDED;
        }
        return task.isCancelled() && !key.undoing() ? Permission.CANCELLED : Permission.BEGUN;
    }

    void end(StepKey key, StepOutcome outcome) {
        String failure = failureOf(outcome);
        tasks.endStep(key, statusOf(outcome), failure, clock.instant());
        if (failure != null) {
            line(key, Severity.ERROR, failure);
        }
        changed(key.taskId());
    }

    void progress(StepKey key, long done, long total) {
        tasks.progress(key, done, total);
        publish(
                key.taskId(),
                tasks.find(key.taskId())
                        .map(task -> task.percent(of(task.id())))
                        .map(percent -> new TaskProgress(key.position(), done, total, percent))
                        .orElse(null));
    }

    void line(StepKey key, Severity severity, String text) {
        String kept = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "…" : text;
        tasks.addLine(new TaskLine(key, clock.instant(), severity, kept));
        changed(key.taskId());
    }

    /** Why a cancelled task ends; empty for one that is not. */
    Optional<String> cancellation(UUID taskId) {
        return tasks.find(taskId)
                .map(Task::cancelledBy)
                .map(user ->
                        "Cancelled by " + users.find(user).map(User::principal).orElse("a user who is gone") + ".");
    }

    boolean isCancelled(UUID taskId) {
        return tasks.find(taskId)
                .map(task -> task.isCancelled() || task.hasEnded())
                .orElse(true);
    }

    boolean hasEnded(UUID taskId) {
        return tasks.find(taskId).map(Task::hasEnded).orElse(true);
    }

    private void changed(UUID taskId) {
        publish(taskId, null);
    }

    private void publish(UUID taskId, @Nullable TaskProgress progress) {
        events.publish(new EntityChanged(EntityKind.TASK, taskId.toString(), ChangeKind.UPDATED, progress));
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
}
