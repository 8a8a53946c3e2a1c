package org.vireo.core.command.execution;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.vireo.core.port.TaskQueue;

/** Begins and ends the work on tasks with the engine: what one left behind when it was killed, the next takes up. */
@Singleton
public final class TaskRecovery {

    private final TaskQueue queue;
    private final TaskExecutor executor;

    @Inject
    TaskRecovery(TaskQueue queue, TaskExecutor executor) {
        this.queue = queue;
        this.executor = executor;
    }

    /** To be called once at start, before requests come in. */
    public void resumeAll() {
        queue.start(executor::run);
    }

    /** Leaves what runs to the next start of an engine; to be called before the sessions with hosts are closed. */
    public void leaveAll() {
        executor.stop();
        queue.stop();
    }
}
