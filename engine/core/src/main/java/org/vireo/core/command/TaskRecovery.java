package org.vireo.core.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.port.UserRepository;
import org.vireo.core.runtime.ModelJson;
import org.vireo.model.job.Task;
import org.vireo.model.user.User;

/** Takes up the tasks that an engine left behind when it was killed. */
@Singleton
public final class TaskRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(TaskRecovery.class);

    private final HandlerRegistry handlers;
    private final TaskBook book;
    private final TaskExecutor executor;
    private final TransactionRunner transactions;
    private final UserRepository users;

    @Inject
    TaskRecovery(
            HandlerRegistry handlers,
            TaskBook book,
            TaskExecutor executor,
            TransactionRunner transactions,
            UserRepository users) {
        this.handlers = handlers;
        this.book = book;
        this.executor = executor;
        this.transactions = transactions;
        this.users = users;
    }

    /** To be called once at start, before requests come in. */
    public void resumeAll() {
        List<Task> left = transactions.call(book::unfinished);
        for (Task task : left) {
            LOG.info("Resuming task {} \"{}\" [{}]", task.id(), task.description(), task.correlationId());
            CommandHandler<?, ?> handler = handlers.named(task.command());
            if (handler == null || !resume(handler, task)) {
                transactions.run(() -> book.close(
                        task.id(),
                        new TaskOutcome.Undecided("The engine was restarted and does not know command " + task.command()
                                + " any more. Look at the object and act again.")));
            }
        }
    }

    /** Leaves what runs to the next start of an engine; to be called before the sessions with hosts are closed. */
    public void leaveAll() {
        executor.stop();
    }

    private <C extends Command<R>, R> boolean resume(CommandHandler<C, R> handler, Task task) {
        @Nullable C command = read(handler.command(), task);
        if (command == null) {
            return false;
        }
        Optional<User> owner = transactions.call(() -> users.find(task.ownerId()));
        String principal = owner.map(User::principal).orElse("unknown");
        executor.resume(handler, command, new Caller(task.ownerId(), principal, task.correlationId()), task.id());
        return true;
    }

    private static <C> @Nullable C read(Class<C> type, Task task) {
        try {
            return ModelJson.mapper().readValue(task.arguments(), type);
        } catch (JsonProcessingException e) {
            LOG.error("The arguments of task {} cannot be read as {}", task.id(), type.getSimpleName(), e);
            return null;
        }
    }
}
