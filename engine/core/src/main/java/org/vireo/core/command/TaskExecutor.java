package org.vireo.core.command;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.runtime.Correlation;
import org.vireo.core.runtime.Patience;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.job.TaskStep;

/** Runs the steps of accepted tasks, one after the other. */
@Singleton
final class TaskExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(TaskExecutor.class);

    /** For hosts to come back after a start of the engine. */
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(1));

    /**
     * Of the transactions of tasks at once. Each takes a connection, and pools give theirs to whoever is quick, so that
     * hundreds of tasks would starve each other and the requests.
     */
    private static final int MOST_TRANSACTIONS = 8;

    private final TaskBook book;
    private final TaskCommands commands;
    private final TransactionRunner transactions;
    private final Patience patience;
    private final Semaphore turns = new Semaphore(MOST_TRANSACTIONS, true);
    private final DatabaseRetries retries = new DatabaseRetries();
    private volatile boolean stopped;

    @Inject
    TaskExecutor(TaskBook book, TaskCommands commands, TransactionRunner transactions) {
        this(book, commands, transactions, PATIENCE);
    }

    /**
     * With another limit for the wait.
     *
     * @param patience for hosts that a task which is taken up needs
     */
    TaskExecutor(TaskBook book, TaskCommands commands, TransactionRunner transactions, Patience patience) {
        this.book = book;
        this.commands = commands;
        this.transactions = transactions;
        this.patience = patience;
    }

    /** Runs the task until it has ended, or the engine stops; one that has ended before is left alone. */
    void run(UUID taskId) {
        TaskRun<?, ?> accepted = commands.take(taskId);
        if (accepted == null) {
            transact(() -> book.find(taskId).filter(task -> task.endedAt() == null))
                    .ifPresent(this::takeUp);
        } else {
            carryOut(accepted);
        }
    }

    private void takeUp(Task task) {
        TaskRun<?, ?> written = transact(() -> commands.read(task));
        if (written == null) {
            String why = "The engine was restarted and does not know command " + task.command()
                    + " any more. Look at the object and act again.";
            end(task.id(), new TaskOutcome.Undecided(why), () -> {});
        } else {
            carryOut(written);
        }
    }

    private void carryOut(TaskRun<?, ?> run) {
        try (Correlation correlation =
                Correlation.of(run.caller().correlationId(), run.caller().principal())) {
            perform(run);
        }
    }

    private void perform(TaskRun<?, ?> run) {
        TaskOutcome outcome;
        try {
            outcome = runSteps(retries.call(run::steps), run);
        } catch (RuntimeException e) {
            LOG.error("Task {} broke", run.taskId(), e);
            outcome = new TaskOutcome.Undecided("An internal error stopped the task. See engine.log for "
                    + run.caller().correlationId() + ".");
        }
        if (stopped && !(outcome instanceof TaskOutcome.Finished)) {
            LOG.info("Task {} is left for the next start of the engine: {}", run.taskId(), outcome);
            return;
        }
        conclude(run, outcome);
    }

    /** What cannot be written as it is ends as undecided: a task that never ends would keep its locks for ever. */
    private void conclude(TaskRun<?, ?> run, TaskOutcome outcome) {
        TaskOutcome written = outcome;
        try {
            end(run.taskId(), outcome, () -> run.conclude(outcome));
        } catch (RuntimeException e) {
            if (stopped) {
                throw e;
            }
            LOG.error("The outcome of task {} cannot be written: {}", run.taskId(), outcome, e);
            TaskOutcome.Undecided undecided = new TaskOutcome.Undecided("The outcome could not be written (" + outcome
                    + "). See engine.log for " + run.caller().correlationId() + ", look at the object and act again.");
            written = undecided;
            try {
                end(run.taskId(), undecided, () -> run.conclude(undecided));
            } catch (RuntimeException again) {
                LOG.error("Task {} ends without its effects", run.taskId(), again);
                end(run.taskId(), undecided, () -> {});
            }
        }
        LOG.info("Task {} of {} ended: {}", run.taskId(), run.name(), written);
    }

    /** When the answer to the commit was lost, the second try finds the task ended. */
    private void end(UUID taskId, TaskOutcome outcome, Runnable effects) {
        write(() -> book.find(taskId).filter(task -> task.endedAt() == null).ifPresent(task -> {
            effects.run();
            book.close(taskId, outcome);
        }));
    }

    private TaskOutcome runSteps(List<Step> steps, TaskRun<?, ?> run) {
        List<TaskStep> journal = run.resumed() ? transact(() -> book.stepsOf(run.taskId())) : List.of();
        for (int position = 0; position < steps.size(); position++) {
            if (isDone(journal, position)) {
                continue;
            }
            StepContext context =
                    new StepContext(run.taskId(), position, run.caller().correlationId(), isBegun(journal, position));
            switch (runStep(steps.get(position), context, run.resumed())) {
                case StepOutcome.Done done -> {}
                case StepOutcome.Failed failed -> {
                    return new TaskOutcome.Failed(failed.why());
                }
                case StepOutcome.Undecided undecided -> {
                    return new TaskOutcome.Undecided(undecided.why());
                }
            }
        }
        return new TaskOutcome.Finished();
    }

    private StepOutcome runStep(Step step, StepContext context, boolean resumed) {
        if (!context.takenUp()) {
            write(() -> book.beginStep(context.taskId(), context.position(), step.description()));
        }
        LOG.info("Step {} of task {}: {}", context.position(), context.taskId(), step.description());
        StepOutcome outcome = resumed ? performPatiently(step, context) : perform(step, context);
        write(() -> book.endStep(context.taskId(), context.position(), outcome));
        return outcome;
    }

    private StepOutcome perform(Step step, StepContext context) {
        return retries.call(() -> step.work().apply(context));
    }

    /** Hosts that cannot be asked yet are waited for. As long as nobody answers, what was begun before may have happened. */
    private StepOutcome performPatiently(Step step, StepContext context) {
        StepOutcome outcome = patience.ask(() -> perform(step, context), TaskExecutor::isUnasked);
        return context.takenUp() && outcome instanceof StepOutcome.Failed failed && !failed.asked()
                ? new StepOutcome.Undecided(failed.why())
                : outcome;
    }

    private static boolean isUnasked(StepOutcome outcome) {
        return outcome instanceof StepOutcome.Failed failed && !failed.asked();
    }

    private <T extends @Nullable Object> T transact(Supplier<T> work) {
        return retries.call(() -> inTurn(work));
    }

    private <T extends @Nullable Object> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return transactions.call(work);
        } finally {
            turns.release();
        }
    }

    private void write(Runnable work) {
        this.<@Nullable Void>transact(() -> {
            work.run();
            return null;
        });
    }

    private static boolean isBegun(List<TaskStep> journal, int position) {
        return journal.stream().anyMatch(entry -> entry.position() == position);
    }

    private static boolean isDone(List<TaskStep> journal, int position) {
        return journal.stream()
                .anyMatch(entry -> entry.position() == position && entry.status() == TaskStatus.FINISHED);
    }

    /** What is interrupted did not fail: it is taken up at the next start. To be called before hosts are left. */
    @PreDestroy
    void stop() {
        stopped = true;
        retries.stop();
    }
}
