package org.vireo.core.command;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vireo.model.job.Task;

/**
 * The use case behind one command. Its phases are called by {@link CommandRunner} alone, in the order declared here.
 *
 * @param <C> the command
 * @param <R> what the caller gets as soon as it is accepted
 */
public interface CommandHandler<C extends Command<R>, R> {

    Class<C> command();

    /** What the caller must be allowed to do, on which object. */
    RequiredPermit permit(C command);

    /** What else the caller must be allowed to do, when the command touches more than one object. */
    default List<RequiredPermit> furtherPermits(C command) {
        return List.of();
    }

    /** The objects that nobody else may work on until the task ends. */
    List<LockRequest> locks(C command);

    /** Validates everything and writes what acceptance means. Runs within the accepting transaction. */
    Decision<R> decide(C command, Caller caller);

    /**
     * What is left to do outside the transaction. Steps are idempotent: after a kill of the engine they are asked for
     * again and run from the first one that is not journaled as done.
     */
    default List<Step> steps(C command) {
        return List.of();
    }

    /**
     * Of commands that make what the task is about: the role that the caller has on it from then on, unless they may give
     * permissions on it anyway. Who may make things somewhere need not have rights on what others made there.
     */
    default Optional<UUID> ownersRole() {
        return Optional.empty();
    }

    /** Whether somebody sits and waits for it, so that it comes before what takes its time; never of long tasks. */
    default boolean isUrgent() {
        return false;
    }

    /** Whether it can be done again from what a task keeps of the command, which are no secrets. */
    default boolean isRepeatable(C command) {
        return true;
    }

    /**
     * What is left to be done again of a command that failed.
     *
     * @param parts of its task, if it has some
     * @return empty when nothing is
     */
    default Optional<C> left(C command, List<Task> parts) {
        return Optional.of(command);
    }

    /** Writes how it ended. Runs within the transaction that ends the task; not called when there are no steps. */
    default void conclude(C command, TaskOutcome outcome, Caller caller) {}
}
