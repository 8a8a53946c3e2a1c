package org.vireo.model.job;

import java.util.UUID;

/**
 * Which step of which task.
 *
 * @param position within the task, from 0
 * @param undoing whether it takes back what the step at the same position did
 */
public record StepKey(UUID taskId, int position, boolean undoing) {

    public boolean is(TaskStep entry) {
        return entry.taskId().equals(taskId) && entry.position() == position && entry.isUndoing() == undoing;
    }
}
