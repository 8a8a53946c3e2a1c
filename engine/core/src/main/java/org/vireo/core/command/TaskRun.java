package org.vireo.core.command;

import java.util.List;
import java.util.UUID;

/**
 * A task with what is needed to carry it out.
 *
 * @param resumed whether it was read back, because the engine that accepted it was killed or broke on it; after a start
 *     the sessions with hosts are still being opened
 */
record TaskRun<C extends Command<R>, R>(
        CommandHandler<C, R> handler, C command, Caller caller, UUID taskId, boolean resumed) {

    List<Step> steps() {
        return handler.steps(command);
    }

    void conclude(TaskOutcome outcome) {
        handler.conclude(command, outcome, caller);
    }

    String name() {
        return command.getClass().getSimpleName();
    }
}
