package org.vireo.core.command;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.port.IdSource;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.validation.Violation;
import org.vireo.model.job.EntityLock;

/**
 * The one way in for every change. Accepting (rights, locks, validation, the task) is one transaction; the steps run
 * after it on a thread of their own.
 */
@Singleton
public final class CommandRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);

    private final HandlerRegistry handlers;
    private final Authorizer authorizer;
    private final TaskBook book;
    private final TaskExecutor executor;
    private final TransactionRunner transactions;
    private final IdSource ids;

    @Inject
    CommandRunner(
            HandlerRegistry handlers,
            Authorizer authorizer,
            TaskBook book,
            TaskExecutor executor,
            TransactionRunner transactions,
            IdSource ids) {
        this.handlers = handlers;
        this.authorizer = authorizer;
        this.book = book;
        this.executor = executor;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** Returns when the command is accepted or refused; its steps may still be running. */
    public <C extends Command<R>, R> CommandResult<R> submit(C command, Caller caller) {
        CommandHandler<C, R> handler = handlers.of(command);
        UUID taskId = ids.next();
        CommandResult<R> result;
        try {
            result = transactions.call(() -> accept(handler, command, caller, taskId));
        } catch (RefusedException e) {
            result = new CommandResult.Refused<>(e.violations());
        }
        report(command, result);
        if (result instanceof CommandResult.Accepted<R> accepted && accepted.running()) {
            executor.start(handler, command, caller, taskId);
        }
        return result;
    }

    private <C extends Command<R>, R> CommandResult<R> accept(
            CommandHandler<C, R> handler, C command, Caller caller, UUID taskId) {
        RequiredPermit required = handler.permit(command);
        if (!authorizer.isAllowed(caller.userId(), required)) {
            return new CommandResult.Forbidden<>(forbidden(caller, required));
        }
        book.lock(taskId, handler.locks(command)).ifPresent(holder -> {
            throw new RefusedException(List.of(lockedBy(holder)));
        });
        Decision<R> decision = handler.decide(command, caller);
        return switch (decision) {
            case Decision.Refused<R> refused -> throw new RefusedException(refused.violations());
            case Decision.Accepted<R> accepted -> {
                boolean hasSteps = !handler.steps(command).isEmpty();
                book.open(taskId, command, accepted, caller, hasSteps);
                yield new CommandResult.Accepted<>(accepted.result(), taskId, hasSteps);
            }
        };
    }

    private static String forbidden(Caller caller, RequiredPermit required) {
        return "User " + caller.principal() + " has no permission "
                + required.permit().name().toLowerCase(Locale.ROOT) + " on "
                + required.object().type().word() + " " + required.object().id()
                + ". Ask an administrator for a role that includes it.";
    }

    private Violation lockedBy(EntityLock holder) {
        String task = book.find(holder.taskId())
                .map(running -> " by task \"" + running.description() + "\" (" + running.id() + ")")
                .orElse("");
        String word = holder.object().type().word();
        return Violation.conflict(
                "OBJECT_LOCKED",
                capitalised(word) + " is locked: " + holder.purpose() + task + " since " + holder.since() + ".",
                "Related operation is currently in progress. Please try again later.");
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static void report(Command<?> command, CommandResult<?> result) {
        switch (result) {
            case CommandResult.Accepted<?> accepted ->
                LOG.info("Accepted {} as task {}: {}", command.getClass().getSimpleName(), accepted.taskId(), command);
            case CommandResult.Refused<?> refused ->
                LOG.warn(
                        "Refused {}: {}",
                        command,
                        refused.violations().stream().map(Violation::text).toList());
            case CommandResult.Forbidden<?> denied -> LOG.warn("Forbade {}: {}", command, denied.message());
        }
    }
}
