package org.vireo.rest.call;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vireo.core.command.Command;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.CommandRunner;
import org.vireo.core.port.IdSource;
import org.vireo.core.query.task.TaskQueries;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskStatus;
import org.vireo.rest.problem.Faults;

/** Submits commands; what is refused ends the request with a fault. */
@Singleton
public final class Commands {

    private static final int ATTEMPTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final CommandRunner runner;
    private final TaskQueries tasks;
    private final IdSource ids;
    private final Duration patience;

    @Inject
    public Commands(CommandRunner runner, TaskQueries tasks, IdSource ids) {
        this(runner, tasks, ids, PATIENCE);
    }

    /**
     * With a patience of their own.
     *
     * @param patience how long a request waits for a task
     */
    public Commands(CommandRunner runner, TaskQueries tasks, IdSource ids, Duration patience) {
        this.runner = runner;
        this.tasks = tasks;
        this.ids = ids;
        this.patience = patience;
    }

    /** For an object that is about to be made; of a request that is sent again, the same each time. */
    public UUID newId(ApiCall call) {
        return call.nextId().orElseGet(ids::next);
    }

    /**
     * Waits, but not for ever, until the task has ended: clients read at once what they have changed. A task that failed
     * ends the request with its reason; one that still runs says later how it ended.
     *
     * @return whether it has ended, so that nothing works on the change any more
     */
    public boolean await(CommandResult.Accepted<?> accepted, ApiCall call) {
        long end = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        while (accepted.running()) {
            Optional<Task> task = tasks.find(accepted.taskId(), call.caller());
            if (task.isEmpty() || task.get().endedAt() != null) {
                task.ifPresent(Commands::requireDone);
                return true;
            }
            if (System.nanoTime() >= end) {
                return false;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
        }
        return true;
    }

    private static void requireDone(Task task) {
        if (task.status() != TaskStatus.FINISHED) {
            throw Faults.failed(task.description() + " failed: " + task.failure());
        }
    }

    /** Returns when the command is accepted; its task may still run. A rehearsal ends the request either way. */
    public <C extends Command<R>, R> CommandResult.Accepted<R> submit(C command, ApiCall call) {
        endIfRehearsed(command, call);
        return accepted(runner.submit(command, call.caller(), call::isAsExpected), call);
    }

    /**
     * As {@link #submit(Command, ApiCall)} for a change that depends on what there is: when somebody else changes that in
     * between, it is read again, so that no change is lost.
     *
     * @param <T> a value, equal as long as nothing changed
     */
    public <T, C extends Command<R>, R> CommandResult.Accepted<R> submit(
            Supplier<T> reading, Function<T, C> change, ApiCall call) {
        CommandResult<R> result = null;
        for (int attempt = 0;
                attempt < ATTEMPTS && (result == null || (cameSecond(result) && call.isAsExpected()));
                attempt++) {
            T seen = reading.get();
            C command = change.apply(seen);
            endIfRehearsed(command, call);
            result = runner.submit(
                    command,
                    call.caller(),
                    () -> call.isAsExpected() && reading.get().equals(seen));
        }
        return accepted(Objects.requireNonNull(result), call);
    }

    private <C extends Command<R>, R> void endIfRehearsed(C command, ApiCall call) {
        if (call.isRehearsal()) {
            accepted(runner.rehearse(command, call.caller(), call::isAsExpected), call);
            throw new RehearsedException();
        }
    }

    private static <R> CommandResult.Accepted<R> accepted(CommandResult<R> result, ApiCall call) {
        if (cameSecond(result) && !call.isAsExpected()) {
            throw Faults.changedMeanwhile();
        }
        return accepted(result);
    }

    private static boolean cameSecond(CommandResult<?> result) {
        return result instanceof CommandResult.Refused<?> refused
                && refused.violations().stream()
                        .anyMatch(violation -> violation.code().equals(CommandRunner.CONCURRENT_CHANGE));
    }

    /** What was accepted; what was refused ends the request with a fault. */
    public static <R> CommandResult.Accepted<R> accepted(CommandResult<R> result) {
        return switch (result) {
            case CommandResult.Accepted<R> accepted -> accepted;
            case CommandResult.Refused<R> refused -> throw Faults.refused(refused.violations());
            case CommandResult.Forbidden<R> forbidden -> throw Faults.forbidden(forbidden.message());
        };
    }
}
