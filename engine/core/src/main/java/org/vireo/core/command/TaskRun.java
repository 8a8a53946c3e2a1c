package org.vireo.core.command;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.vireo.model.job.Task;

/**
 * A task with what is needed to carry it out.
 *
 * @param patient whether hosts that are away are waited for: after a start of the engine, when the task is read back or is
 *     a part of one, the sessions with hosts are still being opened
 */
public record TaskRun<C extends Command<R>, R>(
        CommandHandler<C, R> handler, C command, Caller caller, UUID taskId, boolean patient) {

    public List<Step> steps() {
        return handler.steps(command);
    }

    public void conclude(TaskOutcome outcome) {
        handler.conclude(command, outcome, caller);
    }

    /** What whoever cancels it must be allowed to do. */
    List<RequiredPermit> permits() {
        return Stream.concat(Stream.of(handler.permit(command)), handler.furtherPermits(command).stream())
                .toList();
    }

    boolean isUrgent() {
        return handler.isUrgent();
    }

    Optional<C> left(List<Task> parts) {
        return handler.left(command, parts);
    }

    boolean isRepeatable() {
        return handler.isRepeatable(command);
    }

    public String name() {
        return command.getClass().getSimpleName();
    }
}
