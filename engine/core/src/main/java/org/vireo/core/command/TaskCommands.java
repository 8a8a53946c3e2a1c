package org.vireo.core.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.port.access.UserRepository;
import org.vireo.core.runtime.ModelJson;
import org.vireo.model.job.Task;
import org.vireo.model.user.User;

/** The commands that tasks carry out: as this engine accepted them, with their secrets, or as they were written. */
@Singleton
public final class TaskCommands {

    private static final Logger LOG = LoggerFactory.getLogger(TaskCommands.class);

    private final Map<UUID, TaskRun<?, ?>> accepted = new ConcurrentHashMap<>();
    private final HandlerRegistry handlers;
    private final UserRepository users;

    @Inject
    public TaskCommands(HandlerRegistry handlers, UserRepository users) {
        this.handlers = handlers;
        this.users = users;
    }

    /** To be called before the task can begin. */
    void keep(TaskRun<?, ?> run) {
        accepted.put(run.taskId(), run);
    }

    /** What this engine accepted and has not begun; null for another engine's, and for the second time. */
    @Nullable
    public TaskRun<?, ?> take(UUID taskId) {
        return accepted.remove(taskId);
    }

    /** What was written; null when this engine cannot read it. To be called within a transaction. */
    @Nullable
    public TaskRun<?, ?> read(Task task) {
        CommandHandler<?, ?> handler = handlers.named(task.command());
        return handler == null ? null : read(handler, task);
    }

    private <C extends Command<R>, R> @Nullable TaskRun<C, R> read(CommandHandler<C, R> handler, Task task) {
        Optional<User> owner = users.find(task.ownerId());
        String principal = owner.map(User::principal).orElse("unknown");
        try {
            C command = ModelJson.mapper().readValue(task.arguments(), handler.command());
            Caller caller = new Caller(task.ownerId(), principal, task.correlationId());
            return new TaskRun<>(handler, command, caller, task.id(), true);
        } catch (JsonProcessingException e) {
            LOG.error("The arguments of task {} cannot be read as {}", task.id(), task.command(), e);
            return null;
        }
    }
}
