package org.vireo.core.command.execution;

import java.util.UUID;
import org.vireo.core.command.StepContext;
import org.vireo.model.job.TaskStep;

/** Which step of which task, forward or back. */
record StepKey(UUID taskId, int position, boolean undoing) {

    static StepKey of(StepContext context) {
        return new StepKey(context.taskId(), context.position(), context.undoing());
    }

    boolean is(TaskStep entry) {
        return entry.position() == position && entry.isUndoing() == undoing;
    }
}
