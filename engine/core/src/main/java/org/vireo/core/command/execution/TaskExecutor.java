package org.vireo.core.command.execution;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.audit.Auditor;
import org.vireo.core.command.Caller;
import org.vireo.core.command.TaskBook;
import org.vireo.core.command.TaskCommands;
import org.vireo.core.command.TaskOutcome;
import org.vireo.core.command.TaskRun;
import org.vireo.core.runtime.Correlation;
import org.vireo.core.runtime.Patience;
import org.vireo.model.event.EventCode;
import org.vireo.model.job.Task;

/** Carries out accepted tasks and writes how they end. */
@Singleton
final class TaskExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(TaskExecutor.class);

    private final TaskBook book;
    private final TaskCommands commands;
    private final StepJournal journal;
    private final Turns turns;
    private final Auditor auditor;
    private final Patience patience;
    private volatile boolean stopped;

    /**
     * @param patience for hosts that are asked again: after a start of the engine, and when an answer was lost
     */
    @Inject
    TaskExecutor(
            TaskBook book,
            TaskCommands commands,
            StepJournal journal,
            Turns turns,
            Auditor auditor,
            Patience patience) {
        this.book = book;
        this.commands = commands;
        this.journal = journal;
        this.turns = turns;
        this.auditor = auditor;
        this.patience = patience;
    }

    /** Runs the task until it has ended, or the engine stops; one that has ended before is left alone. */
    void run(UUID taskId) {
        TaskRun<?, ?> accepted = commands.take(taskId);
        if (accepted == null) {
            turns.transact(() -> book.find(taskId).filter(task -> !task.hasEnded()))
                    .ifPresent(this::takeUp);
        } else {
            carryOut(accepted);
        }
    }

    private void takeUp(Task task) {
        LOG.info("Taking up task {} \"{}\" [{}]", task.id(), task.description(), task.correlationId());
        TaskRun<?, ?> written = turns.transact(() -> commands.read(task));
        if (written == null) {
            String why = "The engine was restarted and does not know command " + task.command()
                    + " any more. Look at the object and act again.";
            end(task.id(), new TaskOutcome.Undecided(why), false, () -> {}, unread -> {});
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
        try {
            StepSequence steps = new StepSequence(journal, turns, patience, run);
            steps.perform().ifPresent(outcome -> {
                boolean late = outcome instanceof TaskOutcome.Finished && steps.canBeTakenBack();
                if (!conclude(run, outcome, late, steps::writeLast)) {
                    conclude(run, steps.takeBack(), false, () -> {});
                }
            });
        } catch (EngineStops e) {
            LOG.info("Task {} is left for the next start of the engine: {}", run.taskId(), e.getMessage());
        } catch (RuntimeException e) {
            if (stopped) {
                throw e;
            }
            LOG.error("Task {} broke", run.taskId(), e);
            conclude(
                    run,
                    new TaskOutcome.Undecided("An internal error stopped the task. See engine.log for "
                            + run.caller().correlationId() + "."),
                    false,
                    () -> {});
        }
    }

    /**
     * What cannot be written as it is ends as undecided: a task that never ends would keep its locks for ever.
     *
     * @param unlessCancelled whether a task that was cancelled in its last step is to be left open
     * @param lastStep what is to be written in any case
     * @return false when it was left open
     */
    private boolean conclude(TaskRun<?, ?> run, TaskOutcome outcome, boolean unlessCancelled, Runnable lastStep) {
        TaskOutcome written = outcome;
        try {
            if (!end(run.taskId(), outcome, unlessCancelled, lastStep, task -> run.conclude(outcome))) {
                return false;
            }
        } catch (RuntimeException e) {
            if (stopped) {
                throw e;
            }
            LOG.error("The outcome of task {} cannot be written: {}", run.taskId(), outcome, e);
            written = undecided(run, outcome, lastStep);
        }
        LOG.info("Task {} of {} ended: {}", run.taskId(), run.name(), written);
        return true;
    }

    private TaskOutcome undecided(TaskRun<?, ?> run, TaskOutcome unwritten, Runnable lastStep) {
        TaskOutcome.Undecided undecided = new TaskOutcome.Undecided("The outcome could not be written (" + unwritten
                + "). See engine.log for " + run.caller().correlationId() + ", look at the object and act again.");
        try {
            end(run.taskId(), undecided, false, lastStep, task -> run.conclude(undecided));
        } catch (RuntimeException again) {
            LOG.error("Task {} ends without its effects", run.taskId(), again);
            end(run.taskId(), undecided, false, lastStep, task -> effectless(task, run.caller(), undecided.why()));
        }
        return undecided;
    }

    private void effectless(Task task, Caller caller, String why) {
        auditor.record(
                EventCode.TASK_FAILED,
                "Task \"" + task.description() + "\" (" + task.id() + ") ended without its effects. " + why,
                caller.correlationId(),
                caller.userId(),
                task.subject());
    }

    /** When the answer to the commit was lost, the second try finds the task ended. */
    private boolean end(
            UUID taskId, TaskOutcome outcome, boolean unlessCancelled, Runnable lastStep, Consumer<Task> effects) {
        return turns.transact(() -> {
            Optional<Task> open = book.findOpen(taskId);
            lastStep.run();
            if (unlessCancelled && open.filter(Task::isCancelled).isPresent()) {
                return false;
            }
            open.ifPresent(task -> {
                effects.accept(task);
                book.close(task, outcome);
            });
            return true;
        });
    }

    /** What is interrupted did not fail: it is taken up at the next start. To be called before hosts are left. */
    @PreDestroy
    void stop() {
        stopped = true;
        turns.stop();
    }
}
