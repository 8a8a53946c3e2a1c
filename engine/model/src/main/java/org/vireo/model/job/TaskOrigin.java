package org.vireo.model.job;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a task comes from.
 *
 * @param parentId the task that it is a part of; null when it stands alone
 * @param retryOf the task that it repeats; null when it repeats none
 */
public record TaskOrigin(@Nullable UUID parentId, @Nullable UUID retryOf) {

    /** Asked for by itself. */
    public static final TaskOrigin NONE = new TaskOrigin(null, null);

    public static TaskOrigin partOf(UUID parentId) {
        return new TaskOrigin(parentId, null);
    }

    public static TaskOrigin repeating(UUID taskId) {
        return new TaskOrigin(null, taskId);
    }
}
