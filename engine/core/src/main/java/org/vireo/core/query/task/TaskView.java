package org.vireo.core.query.task;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vireo.model.job.ChildCount;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.job.TaskStep;

/** A task with what it is made of. */
public record TaskView(Task task, List<TaskStep> steps, ChildCount children) {

    private static final int WHOLE = 100;

    /** In per cent; null when nobody knows how far it is. */
    public @Nullable Integer progress() {
        if (task.status() == TaskStatus.FINISHED) {
            return WHOLE;
        }
        if (children.total() > 0) {
            return (int) (WHOLE * (children.total() - children.unfinished()) / children.total());
        }
        return task.percent(steps);
    }
}
