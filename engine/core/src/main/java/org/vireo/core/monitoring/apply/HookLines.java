package org.vireo.core.monitoring.apply;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.command.StepContext;
import org.vireo.core.event.ChangeKind;
import org.vireo.core.event.EntityChanged;
import org.vireo.core.event.EntityKind;
import org.vireo.core.port.EventBus;
import org.vireo.core.port.TaskRepository;
import org.vireo.core.port.TransactionRunner;
import org.vireo.hostproxy.event.HookPrinted;
import org.vireo.model.event.Severity;
import org.vireo.model.job.StepKey;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskLine;

/** Writes what hook scripts of hosts print to the log of the task whose step called the host. */
@Singleton
public final class HookLines {

    private static final Logger LOG = LoggerFactory.getLogger(HookLines.class);

    /** A host is not to fill the database: most lines of one call, and of one task. */
    private static final int MOST_LINES = 20;

    private static final int MOST_OF_TASK = 500;

    private static final int LONGEST = 500;

    /** The answer to a call that ends its task may overtake the event of what was printed in it. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private final TaskRepository tasks;
    private final TransactionRunner transactions;
    private final EventBus events;
    private final Clock clock;

    @Inject
    public HookLines(TaskRepository tasks, TransactionRunner transactions, EventBus events, Clock clock) {
        this.tasks = tasks;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** What belongs to no task that is under way, or just was, is left to the host's own log. */
    public void printed(UUID hostId, HookPrinted printed) {
        Optional<StepKey> step = StepContext.stepOf(printed.key());
        if (step.isEmpty() || !transactions.call(() -> write(step.get(), printed))) {
            LOG.info(
                    "Host {} tells of {} under {}, which is no task under way",
                    hostId,
                    printed.script(),
                    printed.key());
        }
    }

    private boolean write(StepKey step, HookPrinted printed) {
        if (tasks.find(step.taskId()).filter(this::takesLines).isEmpty()) {
            return false;
        }
        for (String line :
                printed.lines().subList(0, Math.min(MOST_LINES, printed.lines().size()))) {
            String text = "hook " + printed.script() + ": " + line;
            String kept = text.substring(0, Math.min(LONGEST, text.length()));
            tasks.addLine(new TaskLine(step, clock.instant(), Severity.NORMAL, kept));
        }
        events.publish(new EntityChanged(EntityKind.TASK, step.taskId().toString(), ChangeKind.UPDATED));
        return true;
    }

    private boolean takesLines(Task task) {
        Instant ended = task.endedAt();
        return (ended == null || ended.plus(LATE).isAfter(clock.instant()))
                && tasks.lines(task.id(), MOST_OF_TASK).size() < MOST_OF_TASK;
    }
}
