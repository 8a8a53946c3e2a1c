package org.vireo.core.port;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskStep;

/** Tasks and their steps. Search fields: id, correlation_id, status, description. Newest first unless sorted. */
public interface TaskRepository extends Repository<Task> {

    /** Tasks that have steps left to do, oldest first. */
    List<Task> unfinished();

    void addStep(TaskStep step);

    /** Steps by task id, in their order. */
    Map<UUID, List<TaskStep>> stepsOf(Collection<UUID> taskIds);
}
