package org.vireo.core.command.execution;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.command.Step;
import org.vireo.core.command.StepContext;
import org.vireo.core.command.StepOutcome;
import org.vireo.core.command.TaskControl;
import org.vireo.core.command.TaskOutcome;
import org.vireo.core.command.TaskRun;
import org.vireo.core.runtime.Patience;
import org.vireo.model.event.Severity;
import org.vireo.model.job.StepKey;
import org.vireo.model.job.TaskStep;

/**
 * The steps of one task: forward until one fails, somebody cancels, or all are done; and back over what was done when it
 * comes to nothing. The journal decides where an engine goes on that takes it up.
 */
final class StepSequence {

    private static final Logger LOG = LoggerFactory.getLogger(StepSequence.class);

    private static final StepOutcome NEEDLESS = new StepOutcome.Undecided(
            "The engine was stopped in it, and it is not needed any more: what it worked on has changed.");

    private final StepJournal journal;
    private final Turns turns;
    private final Patience patience;
    private final TaskRun<?, ?> run;
    private final List<Step> steps;
    private final List<TaskStep> before;
    private @Nullable StepKey unwritten;

    /**
     * @param patience for hosts that are asked for a second time
     */
    StepSequence(StepJournal journal, Turns turns, Patience patience, TaskRun<?, ?> run) {
        this.journal = journal;
        this.turns = turns;
        this.patience = patience;
        this.run = run;
        this.steps = turns.withRetries(run::steps);
        this.before = run.patient() ? turns.transact(() -> journal.of(run.taskId())) : List.of();
    }

    /** Empty when somebody ended the task by force meanwhile. */
    Optional<TaskOutcome> perform() {
        endNeedless();
        Forward forward = forward();
        return switch (forward.end()) {
            case DONE -> Optional.of(new TaskOutcome.Finished());
            case FAILED -> Optional.of(back(forward));
            case UNDECIDED -> Optional.of(new TaskOutcome.Undecided(forward.why()));
            case FORCED -> Optional.empty();
        };
    }

    /** What another engine had begun, and which is no step any more, such as plugging into a VM that went off meanwhile. */
    private void endNeedless() {
        for (TaskStep entry : before) {
            if (entry.endedAt() == null && !entry.isUndoing() && entry.position() >= steps.size()) {
                StepKey key = new StepKey(entry.taskId(), entry.position(), false);
                turns.write(() -> journal.end(key, NEEDLESS));
            }
        }
    }

    /** Enters the end of the last step, where that is left to the transaction in which the task ends. */
    void writeLast() {
        if (unwritten != null) {
            journal.end(unwritten, StepOutcome.DONE);
        }
    }

    /** Whether all of it can be taken back. */
    boolean canBeTakenBack() {
        return steps.stream().allMatch(step -> step.undo() != null);
    }

    /** Of a task that was cancelled while its last step was done. */
    TaskOutcome takeBack() {
        return back(cancelled(steps.size()));
    }

    private enum End {
        DONE,
        FAILED,
        UNDECIDED,
        FORCED
    }

    /**
     * How far it went.
     *
     * @param done how many steps are done
     */
    private record Forward(End end, int done, String why, String code) {}

    private Forward forward() {
        for (int position = 0; position < steps.size(); position++) {
            StepKey key = new StepKey(run.taskId(), position, false);
            Optional<TaskStep> entry = entry(key);
            StepOutcome outcome;
            if (entry.isPresent() && entry.get().endedAt() != null) {
                outcome = outcomeOf(entry.get());
            } else {
                StepJournal.Permission permission = entry.isPresent()
                        ? StepJournal.Permission.BEGUN
                        : begin(key, steps.get(position).description());
                switch (permission) {
                    case CANCELLED -> {
                        return cancelled(position);
                    }
                    case ENDED -> {
                        return new Forward(End.FORCED, position, "", "");
                    }
                    case BEGUN -> {}
                }
                outcome = carryOut(key, steps.get(position).work(), entry.isPresent());
            }
            switch (outcome) {
                case StepOutcome.Done done -> {}
                case StepOutcome.Failed failed -> {
                    return failed(position, failed);
                }
                case StepOutcome.Undecided undecided -> {
                    return new Forward(End.UNDECIDED, position, undecided.why(), "");
                }
            }
        }
        return new Forward(End.DONE, steps.size(), "", "");
    }

    private Forward cancelled(int done) {
        String why = cancellation().orElse("Cancelled.");
        return new Forward(End.FAILED, done, why, TaskControl.CANCELLED);
    }

    /** A step that was broken off says only that it was. */
    private Forward failed(int done, StepOutcome.Failed failed) {
        return cancellation()
                .map(why -> new Forward(End.FAILED, done, why, TaskControl.CANCELLED))
                .orElseGet(() -> new Forward(End.FAILED, done, failed.why(), failed.code()));
    }

    private Optional<String> cancellation() {
        return turns.transact(() -> journal.cancellation(run.taskId()));
    }

    /** What cannot be taken back makes the outcome undecided; the rest is taken back all the same. */
    private TaskOutcome back(Forward forward) {
        String why = forward.why();
        boolean clean = true;
        for (int position = forward.done() - 1; position >= 0; position--) {
            Step step = steps.get(position);
            Function<StepContext, StepOutcome> undo = step.undo();
            if (undo == null) {
                continue;
            }
            StepOutcome outcome = undone(new StepKey(run.taskId(), position, true), step, undo);
            if (!(outcome instanceof StepOutcome.Done)) {
                clean = false;
                why += " \"" + step.description() + "\" could not be taken back: " + why(outcome);
            }
        }
        return clean ? new TaskOutcome.Failed(why, forward.code()) : new TaskOutcome.Undecided(why);
    }

    private StepOutcome undone(StepKey key, Step step, Function<StepContext, StepOutcome> undo) {
        Optional<TaskStep> entry = entry(key);
        if (entry.isPresent() && entry.get().endedAt() != null) {
            return outcomeOf(entry.get());
        }
        if (entry.isEmpty() && begin(key, "Take back: " + step.description()) == StepJournal.Permission.ENDED) {
            return new StepOutcome.Failed("The task was ended by force.");
        }
        return carryOut(key, undo, entry.isPresent());
    }

    private StepJournal.Permission begin(StepKey key, String description) {
        LOG.info("Step {} of task {}: {}", key.position(), key.taskId(), description);
        return turns.transact(() -> journal.begin(key, description));
    }

    private StepOutcome carryOut(StepKey key, Function<StepContext, StepOutcome> work, boolean takenUp) {
        StepContext context = new StepContext(
                key.taskId(),
                key.position(),
                key.undoing(),
                run.caller().correlationId(),
                takenUp,
                new JournalReport(journal, turns, key));
        boolean waits = run.patient() || key.undoing();
        StepOutcome first = waits ? patiently(work, context) : perform(work, context);
        StepOutcome outcome = isLost(first) && !context.takenUp() ? again(work, context, first) : first;
        if (turns.isStopped() && !(outcome instanceof StepOutcome.Done)) {
            throw new EngineStops(String.valueOf(outcome));
        }
        if (outcome instanceof StepOutcome.Done && !key.undoing() && key.position() == steps.size() - 1) {
            unwritten = key;
        } else {
            turns.write(() -> journal.end(key, outcome));
        }
        return outcome;
    }

    private StepOutcome perform(Function<StepContext, StepOutcome> work, StepContext context) {
        return turns.withRetries(() -> work.apply(context));
    }

    /**
     * As an engine that takes the step up would: whoever did not hear of the first request does it now, and who did says
     * how it ended.
     */
    private StepOutcome again(Function<StepContext, StepOutcome> work, StepContext context, StepOutcome lost) {
        if (turns.isStopped()) {
            return lost;
        }
        context.report().line(Severity.WARNING, "Asking again: " + why(lost));
        return patiently(work, context.again());
    }

    /** Hosts that cannot be asked yet are waited for. As long as nobody answers, what was begun before may have happened. */
    private StepOutcome patiently(Function<StepContext, StepOutcome> work, StepContext context) {
        AtomicBoolean told = new AtomicBoolean();
        StepOutcome outcome = patience.ask(() -> perform(work, context), answer -> {
            if (answer instanceof StepOutcome.Failed failed && !failed.asked() && told.compareAndSet(false, true)) {
                context.report().line(Severity.WARNING, "Waiting: " + failed.why());
            }
            return (isUnasked(answer) || context.takenUp() && isLost(answer)) && isWanted(context);
        });
        return context.takenUp() && outcome instanceof StepOutcome.Failed failed && !failed.asked()
                ? new StepOutcome.Undecided(failed.why())
                : outcome;
    }

    /** A task that was ended by force must send nothing more; one that was cancelled must know what it had begun. */
    private boolean isWanted(StepContext context) {
        return context.takenUp()
                ? !turns.transact(() -> journal.hasEnded(context.taskId()))
                : !context.report().isCancelled();
    }

    private static boolean isUnasked(StepOutcome outcome) {
        return outcome instanceof StepOutcome.Failed failed && !failed.asked();
    }

    private static boolean isLost(StepOutcome outcome) {
        return outcome instanceof StepOutcome.Undecided undecided && undecided.lost();
    }

    private static String why(StepOutcome outcome) {
        return switch (outcome) {
            case StepOutcome.Done done -> "";
            case StepOutcome.Failed failed -> failed.why();
            case StepOutcome.Undecided undecided -> undecided.why();
        };
    }

    private Optional<TaskStep> entry(StepKey key) {
        return before.stream().filter(key::is).findFirst();
    }

    private static StepOutcome outcomeOf(TaskStep entry) {
        String why = String.valueOf(entry.failure());
        return switch (entry.status()) {
            case FINISHED -> StepOutcome.DONE;
            case FAILED -> new StepOutcome.Failed(why);
            case STARTED, ABORTED, UNKNOWN -> new StepOutcome.Undecided(why);
        };
    }
}
