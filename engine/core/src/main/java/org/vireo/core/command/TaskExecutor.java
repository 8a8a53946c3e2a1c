package org.vireo.core.command;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.port.TransactionRunner;
import org.vireo.core.runtime.Correlation;
import org.vireo.core.runtime.Patience;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.job.TaskStep;

/** Runs the steps of accepted tasks, one after the other, each task on a virtual thread of its own. */
@Singleton
final class TaskExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(TaskExecutor.class);

    /** For hosts to come back after a start of the engine. */
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(1));

    private final TaskBook book;
    private final TransactionRunner transactions;
    private final Patience patience;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("task-", 0).factory());

    private final DatabaseRetries retries = new DatabaseRetries();
    private volatile boolean stopped;

    @Inject
    TaskExecutor(TaskBook book, TransactionRunner transactions) {
        this(book, transactions, PATIENCE);
    }

    /**
     * With another limit for the wait.
     *
     * @param patience for hosts that a task which is taken up needs
     */
    TaskExecutor(TaskBook book, TransactionRunner transactions, Patience patience) {
        this.book = book;
        this.transactions = transactions;
        this.patience = patience;
    }

    <C extends Command<R>, R> void start(CommandHandler<C, R> handler, C command, Caller caller, UUID taskId) {
        threads.execute(() -> {
            try (Correlation correlation = Correlation.of(caller.correlationId(), caller.principal())) {
                run(handler, command, caller, taskId);
            }
        });
    }

    private <C extends Command<R>, R> void run(CommandHandler<C, R> handler, C command, Caller caller, UUID taskId) {
        TaskOutcome outcome;
        try {
            outcome = runSteps(retries.call(() -> handler.steps(command)), taskId, caller.correlationId());
        } catch (RuntimeException e) {
            LOG.error("Task {} broke", taskId, e);
            outcome = new TaskOutcome.Undecided(
                    "An internal error stopped the task. See engine.log for " + caller.correlationId() + ".");
        }
        if (stopped && !(outcome instanceof TaskOutcome.Finished)) {
            LOG.info("Task {} is left for the next start of the engine: {}", taskId, outcome);
            return;
        }
        conclude(handler, command, caller, taskId, outcome);
    }

    /** What cannot be written as it is ends as undecided: a task that never ends would keep its locks for ever. */
    private <C extends Command<R>, R> void conclude(
            CommandHandler<C, R> handler, C command, Caller caller, UUID taskId, TaskOutcome outcome) {
        TaskOutcome written = outcome;
        try {
            end(taskId, outcome, () -> handler.conclude(command, outcome, caller));
        } catch (RuntimeException e) {
            if (stopped) {
                throw e;
            }
            LOG.error("The outcome of task {} cannot be written: {}", taskId, outcome, e);
            TaskOutcome.Undecided undecided = new TaskOutcome.Undecided("The outcome could not be written (" + outcome
                    + "). See engine.log for " + caller.correlationId() + ", look at the object and act again.");
            written = undecided;
            try {
                end(taskId, undecided, () -> handler.conclude(command, undecided, caller));
            } catch (RuntimeException again) {
                LOG.error("Task {} ends without its effects", taskId, again);
                end(taskId, undecided, () -> {});
            }
        }
        LOG.info("Task {} of {} ended: {}", taskId, command.getClass().getSimpleName(), written);
    }

    /** When the answer to the commit was lost, the second try finds the task ended. */
    private void end(UUID taskId, TaskOutcome outcome, Runnable effects) {
        write(() -> book.find(taskId).filter(task -> task.endedAt() == null).ifPresent(task -> {
            effects.run();
            book.close(taskId, outcome);
        }));
    }

    private TaskOutcome runSteps(List<Step> steps, UUID taskId, String correlationId) {
        List<TaskStep> journal = retries.call(() -> transactions.call(() -> book.stepsOf(taskId)));
        for (int position = 0; position < steps.size(); position++) {
            if (isDone(journal, position)) {
                continue;
            }
            boolean takenUp = isBegun(journal, position);
            StepOutcome outcome =
                    runStep(steps.get(position), new StepContext(taskId, position, correlationId, takenUp));
            switch (outcome) {
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

    private StepOutcome runStep(Step step, StepContext context) {
        if (!context.takenUp()) {
            write(() -> book.beginStep(context.taskId(), context.position(), step.description()));
        }
        LOG.info("Step {} of task {}: {}", context.position(), context.taskId(), step.description());
        StepOutcome outcome = context.takenUp() ? takeUp(step, context) : perform(step, context);
        write(() -> book.endStep(context.taskId(), context.position(), outcome));
        return outcome;
    }

    private StepOutcome perform(Step step, StepContext context) {
        return retries.call(() -> step.work().apply(context));
    }

    /**
     * What a killed engine had begun may have happened. Sessions with hosts are opened anew right now: those who cannot
     * be asked yet are waited for, and as long as nobody answers nothing is known.
     */
    private StepOutcome takeUp(Step step, StepContext context) {
        StepOutcome outcome = patience.ask(() -> perform(step, context), TaskExecutor::isUnasked);
        return outcome instanceof StepOutcome.Failed failed && isUnasked(outcome)
                ? new StepOutcome.Undecided(failed.why())
                : outcome;
    }

    private static boolean isUnasked(StepOutcome outcome) {
        return outcome instanceof StepOutcome.Failed failed && !failed.asked();
    }

    private void write(Runnable work) {
        retries.<@Nullable Void>call(() -> {
            transactions.run(work);
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

    /** What was interrupted did not fail: it is taken up at the next start. */
    @PreDestroy
    void stop() {
        stopped = true;
        retries.stop();
        threads.shutdownNow();
    }
}
