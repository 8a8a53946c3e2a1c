package org.vireo.core.command;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.core.port.TaskRepository;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.validation.Violation;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskStatus;

/** Repeats tasks that failed. Callers have seen that the user may see the task. */
@Singleton
public final class TaskRetry {

    private final TaskRepository tasks;
    private final TaskCommands commands;
    private final CommandRunner runner;
    private final TransactionRunner transactions;

    @Inject
    public TaskRetry(
            TaskRepository tasks, TaskCommands commands, CommandRunner runner, TransactionRunner transactions) {
        this.tasks = tasks;
        this.commands = commands;
        this.runner = runner;
        this.transactions = transactions;
    }

    /**
     * Does again what a task failed to do, as a task of its own; what is done and what nobody knows is not repeated. The
     * caller needs the rights that the task needs.
     */
    public CommandResult<?> retry(UUID taskId, Caller caller) {
        Optional<Task> found = transactions.call(() -> tasks.find(taskId));
        if (found.isEmpty()) {
            return refused(Violation.notFound("task", taskId));
        }
        Task task = found.get();
        if (task.status() != TaskStatus.FAILED && task.status() != TaskStatus.ABORTED
                || TaskControl.FORCED.equals(task.errorCode())) {
            return refused(Violation.conflict(
                    "TASK_NOT_FAILED",
                    "Task \"" + task.description() + "\" (" + taskId + ") cannot be repeated: "
                            + (task.status() == TaskStatus.STARTED ? "it still runs." : repeatedOf(task)),
                    task.status() == TaskStatus.STARTED ? "Wait for its end." : "Look at the object and act anew."));
        }
        TaskRun<?, ?> run = transactions.call(() -> commands.read(task));
        return run == null || !run.isRepeatable()
                ? refused(Violation.conflict(
                        "TASK_NOT_REPEATABLE",
                        "Task \"" + task.description() + "\" (" + taskId
                                + ") cannot be repeated: what was given to it is not kept.",
                        "Ask for the same thing anew."))
                : repeat(run, task, caller);
    }

    private <C extends Command<R>, R> CommandResult<R> repeat(TaskRun<C, R> run, Task task, Caller caller) {
        return run.left(transactions.call(() -> tasks.parts(task.id())))
                .map(left -> runner.repeat(left, task.id(), caller))
                .orElseGet(() -> refused(Violation.conflict(
                        "NOTHING_FAILED",
                        "Nothing of task \"" + task.description() + "\" (" + task.id()
                                + ") can be repeated: of each part that is not done nobody knows what it did.",
                        "Look at the objects of these parts and act anew.")));
    }

    private static String repeatedOf(Task task) {
        return task.status() == TaskStatus.FINISHED ? "it is done." : "nobody knows what it did.";
    }

    private static <T> CommandResult<T> refused(Violation violation) {
        return new CommandResult.Refused<>(List.of(violation));
    }
}
