package org.vireo.core.port;

import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Accepted tasks that wait for their turn or run. It survives the engine: what was running when it died is run again.
 * Owners take turns, so that a thousand tasks of one do not delay another's.
 */
public interface TaskQueue {

    /**
     * Enters a task in the thread's transaction; one that is there already stays where it is.
     *
     * @param placeId of the host or storage domain where it works, of whose tasks only so many run at once; null when it
     *     is none
     * @param urgent whether it comes before all that are not: somebody sits and waits for it
     */
    void enter(UUID taskId, UUID ownerId, @Nullable UUID placeId, boolean urgent);

    /** Removes a task in the thread's transaction, which is the one that ends it. */
    void leave(UUID taskId);

    /**
     * Begins to run what is entered, with what an engine that died had begun.
     *
     * @param runner runs one task, on a virtual thread of its own; when it throws, the task is run again after a while
     */
    void start(Consumer<UUID> runner);

    /** Nothing more is begun, and what runs is interrupted: the next start runs again what has not left. */
    void stop();
}
