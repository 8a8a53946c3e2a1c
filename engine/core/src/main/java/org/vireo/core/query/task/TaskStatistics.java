package org.vireo.core.query.task;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.vireo.core.access.Sights;
import org.vireo.core.command.Caller;
import org.vireo.core.port.TaskRepository;
import org.vireo.model.job.TaskDurations;

/** How long tasks usually take, counted at most once a minute however often it is asked. */
@Singleton
public final class TaskStatistics {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Sights sights;
    private final TaskRepository tasks;
    private final Clock clock;
    private final ReentrantLock counting = new ReentrantLock();
    private final AtomicReference<@Nullable Counted> last = new AtomicReference<>();

    @Inject
    public TaskStatistics(Sights sights, TaskRepository tasks, Clock clock) {
        this.sights = sights;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** By command, in the order of its name; empty for callers who may not see the whole system. */
    public Optional<List<TaskDurations>> durations(Caller caller) {
        return sights.read(caller, sight -> sight.isEverything() ? Optional.of(fresh()) : Optional.empty());
    }

    /** One counts; whoever asks meanwhile gets what was counted last, if there is anything. */
    private List<TaskDurations> fresh() {
        Counted counted = last.get();
        if (counted != null && (isFresh(counted) || counting.isLocked())) {
            return counted.durations();
        }
        counting.lock();
        try {
            counted = last.get();
            if (counted == null || !isFresh(counted)) {
                counted = new Counted(tasks.durations(), clock.instant());
                last.set(counted);
            }
            return counted.durations();
        } finally {
            counting.unlock();
        }
    }

    /** A clock that is set back makes no difference. */
    private boolean isFresh(Counted counted) {
        return Duration.between(counted.at(), clock.instant()).abs().compareTo(FRESH) < 0;
    }

    private record Counted(List<TaskDurations> durations, Instant at) {}
}
