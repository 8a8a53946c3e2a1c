package org.vireo.core.command;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.port.TaskRepository;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.validation.Violation;
import org.vireo.model.ObjectRef;
import org.vireo.model.event.EventCode;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.job.TaskStep;
import org.vireo.model.user.Permit;

/** What users do to tasks: cancel them and end them by force. Callers have seen that the user may see the task. */
@Singleton
public final class TaskControl {

    private static final Logger LOG = LoggerFactory.getLogger(TaskControl.class);
    /** Code of what was cancelled. */
    public static final String CANCELLED = "CANCELLED";
    /** Of a task that was ended by force: nobody knows what it did. */
    public static final String FORCED = "ENDED_BY_FORCE";

    private final TaskRepository tasks;
    private final TaskBook book;
    private final TaskCommands commands;
    private final Authorizer authorizer;
    private final Announcements announcements;
    private final TransactionRunner transactions;
    private final Clock clock;

    @Inject
    public TaskControl(
            TaskRepository tasks,
            TaskBook book,
            TaskCommands commands,
            Authorizer authorizer,
            Announcements announcements,
            TransactionRunner transactions,
            Clock clock) {
        this.tasks = tasks;
        this.book = book;
        this.commands = commands;
        this.authorizer = authorizer;
        this.announcements = announcements;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Has a task end before it is done, and take back what it did. The step that runs is ended first. Whoever may do what
     * the task does may cancel it.
     *
     * @return the task's id
     */
    public CommandResult<UUID> cancel(UUID taskId, Caller caller) {
        CommandResult<UUID> result = guarded(() -> cancelOne(taskId, caller));
        if (result instanceof CommandResult.Accepted<UUID>) {
            cancelParts(taskId, caller);
        }
        return result;
    }

    /** One by one: each may be ending at this moment, and then waits for the row of the whole. */
    private void cancelParts(UUID taskId, Caller caller) {
        transactions
                .call(() -> tasks.unfinishedChildren(taskId))
                .forEach(child -> guarded(() -> cancelOne(child.id(), caller)));
    }

    private CommandResult<UUID> cancelOne(UUID taskId, Caller caller) {
        Task task = open(taskId, "be cancelled");
        TaskRun<?, ?> run = commands.read(task);
        for (RequiredPermit permit : run == null ? List.of(onAll()) : run.permits()) {
            authorizer.require(caller, permit);
        }
        boolean first = !task.isCancelled();
        task.cancel(caller.userId(), clock.instant());
        if (first) {
            announcements.record(
                    EventCode.TASK_CANCELLED,
                    "Task \"" + task.description() + "\" was cancelled by " + caller.principal(),
                    task.subject(),
                    caller);
        }
        boolean begun = !stepsOf(task).isEmpty();
        if (!begun && run != null && !task.waitsForChildren()) {
            TaskOutcome outcome =
                    new TaskOutcome.Failed("Cancelled by " + caller.principal() + " before it began.", CANCELLED);
            run.conclude(outcome);
            book.close(task, outcome);
            commands.take(taskId);
        } else {
            announcements.changed(ObjectRef.task(taskId), ChangeKind.UPDATED);
        }
        LOG.info("Task {} \"{}\" is cancelled by {}", taskId, task.description(), caller.principal());
        return new CommandResult.Accepted<>(taskId, taskId, begun);
    }

    /**
     * Ends a task that is stuck, at once: its locks go, nothing is taken back, and what a host still does goes on.
     *
     * @param force without it the refusal tells what would follow
     */
    public CommandResult<UUID> end(UUID taskId, boolean force, Caller caller) {
        return guarded(() -> {
            Task task = open(taskId, "be ended");
            authorizer.require(caller, onAll());
            String consequences = consequences(task);
            if (!force) {
                throw new RefusedException(List.of(Violation.conflict(
                        "TASK_RUNS", consequences, "Cancel it, or end it all the same with force.")));
            }
            String why = "Ended by force by " + caller.principal() + ". " + consequences + " Look at "
                    + task.subject().type().word() + " before acting again.";
            Optional.<TaskRun<?, ?>>ofNullable(commands.read(task))
                    .ifPresent(run -> run.conclude(new TaskOutcome.Undecided(why)));
            book.abort(task, FORCED, why);
            announcements.record(
                    EventCode.TASK_ENDED_BY_FORCE,
                    "Task \"" + task.description() + "\" was ended by force by " + caller.principal(),
                    task.subject(),
                    caller);
            LOG.warn("Task {} is ended by force: {}", taskId, why);
            return new CommandResult.Accepted<>(taskId, taskId, false);
        });
    }

    private static RequiredPermit onAll() {
        return new RequiredPermit(Permit.MANIPULATE_TASK, ObjectRef.SYSTEM);
    }

    private Task open(UUID taskId, String what) {
        Task task = tasks.findForUpdate(taskId)
                .orElseThrow(() -> new RefusedException(List.of(Violation.notFound("task", taskId))));
        if (task.hasEnded()) {
            throw new RefusedException(List.of(Violation.conflict(
                    "TASK_ENDED",
                    "Task \"" + task.description() + "\" (" + taskId + ") cannot " + what + ": it ended at "
                            + task.endedAt() + " as " + task.status().name().toLowerCase(Locale.ROOT) + ".",
                    "There is nothing left to do.")));
        }
        return task;
    }

    private String consequences(Task task) {
        List<TaskStep> steps = stepsOf(task);
        String at = steps.stream()
                .filter(step -> step.endedAt() == null)
                .findFirst()
                .map(step -> " is at \"" + step.description() + "\" since " + step.startedAt()
                        + "; what a host does of it goes on")
                .orElse(steps.isEmpty() ? " has not begun" : " is between two steps");
        long done = steps.stream()
                .filter(step -> !step.isUndoing() && step.status() == TaskStatus.FINISHED)
                .count();
        return "Task \"" + task.description() + "\" (" + task.id() + ")" + at
                + (done > 0 ? ", and " + done + " steps that are done stay as they are" : "")
                + ". Its locks are given up, and nothing is taken back.";
    }

    private List<TaskStep> stepsOf(Task task) {
        return tasks.stepsOf(List.of(task.id())).getOrDefault(task.id(), List.of());
    }

    private <T> CommandResult<T> guarded(Supplier<CommandResult<T>> work) {
        try {
            return transactions.call(work);
        } catch (ForbiddenException e) {
            return new CommandResult.Forbidden<>(String.valueOf(e.getMessage()));
        } catch (RefusedException e) {
            return new CommandResult.Refused<>(e.violations());
        }
    }
}
