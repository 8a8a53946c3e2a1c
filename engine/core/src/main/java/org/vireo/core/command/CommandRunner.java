package org.vireo.core.command;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.port.ConcurrentChangeException;
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
    private static final int ATTEMPTS = 3;

    private static final String OBJECT_LOCKED = "OBJECT_LOCKED";

    /** In milliseconds, half a second in all. */
    private static final long[] LOCK_WAITS = {50, 150, 300};

    private static final int LONGEST_LOGGED = 2_000;

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
        CommandResult<R> result = acceptPatiently(handler, command, caller, taskId);
        report(command, result);
        if (result instanceof CommandResult.Accepted<R> accepted && accepted.running()) {
            executor.start(handler, command, caller, taskId);
        }
        return result;
    }

    /** A task that is just ending, as its effects are already seen, is waited for; a longer one is not. */
    private <C extends Command<R>, R> CommandResult<R> acceptPatiently(
            CommandHandler<C, R> handler, C command, Caller caller, UUID taskId) {
        CommandResult<R> result = tryToAccept(handler, command, caller, taskId);
        for (int wait = 0; wait < LOCK_WAITS.length && isLocked(result); wait++) {
            try {
                Thread.sleep(LOCK_WAITS[wait]);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return result;
            }
            result = tryToAccept(handler, command, caller, taskId);
        }
        return result;
    }

    private static boolean isLocked(CommandResult<?> result) {
        return result instanceof CommandResult.Refused<?> refused
                && refused.violations().stream()
                        .anyMatch(violation -> violation.code().equals(OBJECT_LOCKED));
    }

    /** Whoever comes second sees, on the next try, what the first one changed, and is refused for that reason. */
    private <C extends Command<R>, R> CommandResult<R> tryToAccept(
            CommandHandler<C, R> handler, C command, Caller caller, UUID taskId) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.call(() -> accept(handler, command, caller, taskId));
            } catch (RefusedException e) {
                return new CommandResult.Refused<>(e.violations());
            } catch (ConcurrentChangeException e) {
                LOG.info("Attempt {} at {} met another change: {}", attempt, command, e.getMessage());
                if (attempt == ATTEMPTS) {
                    return new CommandResult.Refused<>(
                            List.of(Violation.conflict("CONCURRENT_CHANGE", e.getMessage() + ".", "")));
                }
            }
        }
    }

    private <C extends Command<R>, R> CommandResult<R> accept(
            CommandHandler<C, R> handler, C command, Caller caller, UUID taskId) {
        List<RequiredPermit> permits = new ArrayList<>(List.of(handler.permit(command)));
        permits.addAll(handler.furtherPermits(command));
        for (RequiredPermit required : permits) {
            if (!authorizer.isAllowed(caller.userId(), required)) {
                return new CommandResult.Forbidden<>(forbidden(caller, required));
            }
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
                OBJECT_LOCKED,
                capitalised(word) + " is locked: " + holder.purpose() + task + " since " + holder.since() + ".",
                "Related operation is currently in progress. Please try again later.");
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static void report(Command<?> command, CommandResult<?> result) {
        switch (result) {
            case CommandResult.Accepted<?> accepted ->
                LOG.info(
                        "Accepted {} as task {}: {}",
                        command.getClass().getSimpleName(),
                        accepted.taskId(),
                        oneLine(command));
            case CommandResult.Refused<?> refused ->
                LOG.warn(
                        "Refused {}: {}",
                        oneLine(command),
                        refused.violations().stream().map(Violation::text).toList());
            case CommandResult.Forbidden<?> denied -> LOG.warn("Forbade {}: {}", oneLine(command), denied.message());
        }
    }

    /** What users typed must not begin lines of the log. */
    private static String oneLine(Command<?> command) {
        String text = command.toString().replaceAll("\\p{Cntrl}", "?");
        return text.length() > LONGEST_LOGGED ? text.substring(0, LONGEST_LOGGED) + "…" : text;
    }
}
