package org.vireo.core.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.model.job.ChildCount;
import org.vireo.model.job.KeptRequest;
import org.vireo.model.job.StepKey;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskDurations;
import org.vireo.model.job.TaskLine;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.job.TaskStep;

/**
 * Tasks and their steps. Search fields: id, correlation_id, status, description, command, parent, part
 * (whether it is one: true or false), start_time. Newest first unless sorted. In reach are those about
 * objects in reach, and the user's own.
 */
public interface TaskRepository extends Repository<Task> {

    /** Nobody else changes it until the thread's transaction ends, in which nothing may have loaded it before. */
    Optional<Task> findForUpdate(UUID id);

    /** How far the parts of these tasks are, by task; tasks without parts are left out. */
    Map<UUID, ChildCount> childrenOf(Collection<UUID> taskIds);

    /** All parts of a task. */
    List<Task> parts(UUID parentId);

    /** The parts of a task that have not ended. */
    List<Task> unfinishedChildren(UUID parentId);

    /**
     * Removes, with their steps and parts, tasks that ended before then: those that ended first, in one statement. A task
     * stays that holds a lock or has a part that ended later, and a part goes with the whole.
     *
     * @param most how many at once, parts not counted
     * @return how many it were, parts not counted
     */
    int removeEnded(Instant before, int most);

    /** How long each kind took that has ended tasks, by its name; in one statement. */
    List<TaskDurations> durations();

    /**
     * Enters a step of a task that has not ended and, unless the step takes something back, was not cancelled. One
     * statement.
     *
     * @return false when the task is to do nothing more, or the step is there: the answer to an earlier try may have been
     *     lost
     */
    boolean beginStep(TaskStep step);

    /** How far a step is, in bytes. One statement. */
    void progress(StepKey step, long done, long total);

    /** One statement. */
    void endStep(StepKey step, TaskStatus how, @Nullable String failure, Instant when);

    void addLine(TaskLine line);

    /**
     * Keeps a request with its task, unless the owner's request of the same key and command is kept: that one is given back.
     * One that another transaction is about to keep is waited for.
     */
    Optional<KeptRequest> keep(KeptRequest request);

    /** What the request of a task was answered with. */
    void answered(UUID taskId, String answer);

    /** The log of a task, oldest first, of a long one the last lines. */
    List<TaskLine> lines(UUID taskId, int most);

    /** Steps by task id, in their order. */
    Map<UUID, List<TaskStep>> stepsOf(Collection<UUID> taskIds);
}
