package org.vireo.rest.call;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.vireo.core.command.Command;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.CommandRunner;
import org.vireo.core.port.IdSource;
import org.vireo.core.query.task.TaskQueries;
import org.vireo.rest.problem.Faults;

/** Submits commands; what is refused ends the request with a fault. */
@Singleton
public final class Commands {

    private static final int LOOK_MILLIS = 50;
    private static final int MOST_LOOKS = 400;

    private final CommandRunner runner;
    private final TaskQueries tasks;
    private final IdSource ids;

    @Inject
    public Commands(CommandRunner runner, TaskQueries tasks, IdSource ids) {
        this.runner = runner;
        this.tasks = tasks;
        this.ids = ids;
    }

    /** For an object that is about to be made. */
    public UUID newId() {
        return ids.next();
    }

    /** Waits, but not for ever, until the task has ended: clients read at once what they have changed. */
    public void await(CommandResult.Accepted<?> accepted, ApiCall call) {
        for (int look = 0; accepted.running() && look < MOST_LOOKS && isRunning(accepted, call); look++) {
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean isRunning(CommandResult.Accepted<?> accepted, ApiCall call) {
        return tasks.find(accepted.taskId(), call.caller())
                .filter(task -> task.endedAt() == null)
                .isPresent();
    }

    /** Returns when the command is accepted; its task may still run. */
    public <C extends Command<R>, R> CommandResult.Accepted<R> submit(C command, ApiCall call) {
        return switch (runner.submit(command, call.caller())) {
            case CommandResult.Accepted<R> accepted -> accepted;
            case CommandResult.Refused<R> refused -> throw Faults.refused(refused.violations());
            case CommandResult.Forbidden<R> forbidden -> throw Faults.forbidden(forbidden.message());
        };
    }
}
