package org.vireo.core.command;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.Serial;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.port.ConcurrentChangeException;
import org.vireo.core.port.IdSource;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.validation.Violation;
import org.vireo.model.ObjectRef;
import org.vireo.model.job.EntityLock;
import org.vireo.model.job.TaskOrigin;
import org.vireo.model.text.TextRules;

/**
 * The one way in for every change. Accepting (rights, locks, validation, the task) is one transaction; the steps run
 * after it, when it is their turn.
 */
@Singleton
public final class CommandRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);
    private static final int ATTEMPTS = 3;

    /** Code of the violation of those who came second. */
    public static final String CONCURRENT_CHANGE = "CONCURRENT_CHANGE";

    private static final String OBJECT_LOCKED = "OBJECT_LOCKED";

    /** In milliseconds, half a second in all. */
    private static final long[] LOCK_WAITS = {50, 150, 300};

    /**
     * Of requests that are decided at once. Each takes a connection, and starts of VMs are decided one after the other: a
     * thousand of them would leave none to monitoring.
     */
    private static final int MOST_AT_ONCE = 8;

    private static final int LONGEST_LOGGED = 2_000;

    /**
     * A command on its way in.
     *
     * @param rehearsed whether nothing of it is to stay
     */
    private record Order<C extends Command<R>, R>(
            TaskRun<C, R> run, TaskOrigin origin, BooleanSupplier stillSo, boolean rehearsed) {

        Order(TaskRun<C, R> run, TaskOrigin origin, BooleanSupplier stillSo) {
            this(run, origin, stillSo, false);
        }

        C command() {
            return run.command();
        }
    }

    private final HandlerRegistry handlers;
    private final Authorizer authorizer;
    private final TaskBook book;
    private final TaskCommands commands;
    private final RequestBook requests;
    private final TransactionRunner transactions;
    private final IdSource ids;
    private final Semaphore turns = new Semaphore(MOST_AT_ONCE, true);

    @Inject
    CommandRunner(
            HandlerRegistry handlers,
            Authorizer authorizer,
            TaskBook book,
            TaskCommands commands,
            RequestBook requests,
            TransactionRunner transactions,
            IdSource ids) {
        this.handlers = handlers;
        this.authorizer = authorizer;
        this.book = book;
        this.commands = commands;
        this.requests = requests;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** Returns when the command is accepted or refused; its steps may still be running. */
    public <C extends Command<R>, R> CommandResult<R> submit(C command, Caller caller) {
        return submit(command, caller, () -> true);
    }

    /**
     * As {@link #submit(Command, Caller)}, and refused with {@value #CONCURRENT_CHANGE} when what the command was made
     * from is no longer so.
     *
     * @param stillSo asked in the accepting transaction, when the locks are held
     */
    public <C extends Command<R>, R> CommandResult<R> submit(C command, Caller caller, BooleanSupplier stillSo) {
        return submit(new Order<>(run(command, caller, ids.next()), TaskOrigin.NONE, stillSo));
    }

    /** How {@link #submit(Command, Caller)} would be answered now: all of it is done but the commit, and nothing stays. */
    public <C extends Command<R>, R> CommandResult<R> rehearse(C command, Caller caller) {
        return rehearse(command, caller, () -> true);
    }

    /** As {@link #submit(Command, Caller, BooleanSupplier)} would be. */
    public <C extends Command<R>, R> CommandResult<R> rehearse(C command, Caller caller, BooleanSupplier stillSo) {
        return tryToAccept(new Order<>(run(command, caller, ids.next()), TaskOrigin.NONE, stillSo, true));
    }

    /** Does again what a task failed to do, as a task of its own. */
    <C extends Command<R>, R> CommandResult<R> repeat(C command, UUID failedTaskId, Caller caller) {
        TaskOrigin origin = TaskOrigin.repeating(failedTaskId);
        return submit(new Order<>(run(command, caller, ids.next()), origin, () -> true));
    }

    /**
     * As a part of another task, which ends when all its parts have. A refusal is kept as a part that failed. To be
     * called from a step of the parent; a second time for the same part changes nothing.
     *
     * @param taskId of the part, the same each time
     * @param description of a part that is refused
     */
    public <C extends Command<R>, R> void submitPart(
            UUID parentId, UUID taskId, C command, Caller caller, String description, ObjectRef subject) {
        if (transactions.call(() -> book.find(taskId)).isPresent()) {
            return;
        }
        TaskRun<C, R> part = new TaskRun<>(handlers.of(command), command, caller, taskId, true);
        TaskOrigin origin = TaskOrigin.partOf(parentId);
        switch (submit(new Order<>(part, origin, () -> true))) {
            case CommandResult.Accepted<R> accepted -> {}
            case CommandResult.Refused<R> refused -> {
                String why = String.join(
                        " ", refused.violations().stream().map(Violation::text).toList());
                String code = refused.violations().getFirst().code();
                transactions.run(() -> book.openRefused(part, origin, description, subject, code, why));
            }
            case CommandResult.Forbidden<R>(String why) ->
                transactions.run(() -> book.openRefused(part, origin, description, subject, "FORBIDDEN", why));
        }
    }

    private <C extends Command<R>, R> TaskRun<C, R> run(C command, Caller caller, UUID taskId) {
        return new TaskRun<>(handlers.of(command), command, caller, taskId, false);
    }

    private <C extends Command<R>, R> CommandResult<R> submit(Order<C, R> order) {
        commands.keep(order.run());
        boolean running = false;
        try {
            CommandResult<R> result = acceptPatiently(order);
            report(order.command(), result);
            running = result instanceof CommandResult.Accepted<R> accepted && accepted.running();
            return result;
        } finally {
            if (!running) {
                commands.take(order.run().taskId());
            }
        }
    }

    /** A task that is just ending, as its effects are already seen, is waited for; a longer one is not. */
    private <C extends Command<R>, R> CommandResult<R> acceptPatiently(Order<C, R> order) {
        CommandResult<R> result = tryToAccept(order);
        for (int wait = 0; wait < LOCK_WAITS.length && isLocked(result); wait++) {
            try {
                Thread.sleep(LOCK_WAITS[wait]);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return result;
            }
            result = tryToAccept(order);
        }
        return result;
    }

    private static boolean isLocked(CommandResult<?> result) {
        return result instanceof CommandResult.Refused<?> refused
                && refused.violations().stream()
                        .anyMatch(violation -> violation.code().equals(OBJECT_LOCKED));
    }

    /** Whoever comes second sees, on the next try, what the first one changed, and is refused for that reason. */
    private <C extends Command<R>, R> CommandResult<R> tryToAccept(Order<C, R> order) {
        for (int attempt = 1; ; attempt++) {
            try {
                return inTurn(order);
            } catch (ForbiddenException e) {
                return new CommandResult.Forbidden<>(String.valueOf(e.getMessage()));
            } catch (RefusedException e) {
                return new CommandResult.Refused<>(e.violations());
            } catch (ConcurrentChangeException e) {
                LOG.info("Attempt {} at {} met another change: {}", attempt, oneLine(order.command()), e.getMessage());
                if (attempt == ATTEMPTS) {
                    return new CommandResult.Refused<>(
                            List.of(Violation.conflict(CONCURRENT_CHANGE, e.getMessage() + ".", "")));
                }
            }
        }
    }

    private <C extends Command<R>, R> CommandResult<R> inTurn(Order<C, R> order) {
        turns.acquireUninterruptibly();
        try {
            return order.rehearsed() ? rolledBack(() -> accept(order)) : transactions.call(() -> accept(order));
        } finally {
            turns.release();
        }
    }

    private <T> T rolledBack(Supplier<T> work) {
        AtomicReference<@Nullable T> result = new AtomicReference<>();
        try {
            transactions.run(() -> {
                result.set(work.get());
                throw new RehearsalEnds();
            });
        } catch (RehearsalEnds e) {
            LOG.debug("Rolled back: it was a rehearsal");
        }
        return Objects.requireNonNull(result.get());
    }

    /** Ends the transaction of a command that was only tried. */
    private static final class RehearsalEnds extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        RehearsalEnds() {
            super("It was a rehearsal", null, false, false);
        }
    }

    private <C extends Command<R>, R> CommandResult<R> accept(Order<C, R> order) {
        CommandHandler<C, R> handler = order.run().handler();
        C command = order.command();
        Caller caller = order.run().caller();
        UUID taskId = order.run().taskId();
        require(List.of(handler.permit(command)), caller);
        Optional<CommandResult.Accepted<R>> earlier = requests.earlier(order.run());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        book.lock(taskId, handler.locks(command)).ifPresent(holder -> {
            throw new RefusedException(List.of(lockedBy(holder)));
        });
        // Which further ones are wanted depends on what is there: nobody changes that any more now.
        require(handler.furtherPermits(command), caller);
        if (!order.stillSo().getAsBoolean()) {
            throw new RefusedException(List.of(Violation.conflict(
                    CONCURRENT_CHANGE,
                    "Somebody else changed the same thing between your reading and your change.",
                    "Read it again, and repeat the change if it is still wanted.")));
        }
        requireWanted(order.origin());
        Decision<R> decision = handler.decide(command, caller);
        return switch (decision) {
            case Decision.Refused<R> refused -> throw new RefusedException(refused.violations());
            case Decision.Accepted<R> accepted -> {
                handler.ownersRole().ifPresent(role -> authorizer.keep(ids.next(), caller, role, accepted.subject()));
                int steps = handler.steps(command).size();
                book.open(order.run(), order.origin(), accepted, steps);
                requests.answered(order.run(), accepted.result());
                yield new CommandResult.Accepted<>(accepted.result(), taskId, steps > 0);
            }
        };
    }

    /** The whole's row is held, so that a cancel comes either before this part or finds it. */
    private void requireWanted(TaskOrigin origin) {
        UUID parentId = origin.parentId();
        if (parentId != null
                && book.findOpen(parentId)
                        .filter(parent -> !parent.isCancelled())
                        .isEmpty()) {
            throw new RefusedException(List.of(
                    Violation.conflict(TaskControl.CANCELLED, "The whole was cancelled before this part began.", "")));
        }
    }

    private void require(List<RequiredPermit> permits, Caller caller) {
        for (RequiredPermit required : permits) {
            authorizer.require(caller, required);
        }
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
                        oneLine(refused.violations().stream()
                                .map(Violation::text)
                                .toList()));
            case CommandResult.Forbidden<?> denied ->
                LOG.warn("Forbade {}: {}", oneLine(command), oneLine(denied.message()));
        }
    }

    /** What users typed must not begin lines of the log, nor keep anybody from reading it as XML. */
    private static String oneLine(Object said) {
        String text = said.toString()
                .codePoints()
                .map(point -> Character.isISOControl(point) || !TextRules.isXmlCharacter(point) ? '?' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return text.length() > LONGEST_LOGGED ? text.substring(0, LONGEST_LOGGED) + "…" : text;
    }
}
