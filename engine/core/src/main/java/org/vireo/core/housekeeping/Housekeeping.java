package org.vireo.core.housekeeping;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the tidying every hour, for as long as the engine runs. */
@Singleton
public final class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration FIRST = Duration.ofMinutes(2);
    private static final Duration EVERY = Duration.ofHours(1);

    private final TaskSweep tasks;
    private volatile @Nullable Thread thread;

    @Inject
    public Housekeeping(TaskSweep tasks) {
        this.tasks = tasks;
    }

    /** To be called once at start. */
    public void start() {
        thread = Thread.ofVirtual().name("housekeeping").start(this::run);
    }

    /** What is not done is done after the next start. */
    public void stop() {
        Thread stopping = thread;
        if (stopping != null) {
            thread = null;
            stopping.interrupt();
        }
    }

    private void run() {
        try {
            Thread.sleep(FIRST);
            while (thread != null) {
                tidy();
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            LOG.debug("No tidying any more");
        }
    }

    /** Whatever goes wrong, such as a database that is away, the next hour is another try. */
    private void tidy() {
        try {
            int removed = tasks.sweep();
            if (removed > 0) {
                LOG.info("Removed {} tasks that ended long ago", removed);
            }
        } catch (RuntimeException e) {
            LOG.warn("Old tasks were not removed, tried again in {}", EVERY, e);
        }
    }
}
