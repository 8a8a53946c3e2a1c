package org.vireo.core.command.execution;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.port.ConcurrentChangeException;
import org.vireo.core.port.DatabaseUnavailableException;

/**
 * Lets a task outlive troubles of the database: what another transaction crossed is done again, and a database that is
 * away is waited for. The work must be a whole transaction, or something that can be done twice.
 */
final class DatabaseRetries {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseRetries.class);
    private static final int MOST_CROSSINGS = 10;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration LONG_PAUSE = Duration.ofSeconds(1);

    private volatile boolean stopped;

    <T extends @Nullable Object> T call(Supplier<T> work) {
        int crossings = 0;
        while (true) {
            try {
                return work.get();
            } catch (ConcurrentChangeException e) {
                crossings++;
                if (crossings == MOST_CROSSINGS) {
                    throw e;
                }
                pause(PAUSE, e);
            } catch (DatabaseUnavailableException e) {
                LOG.warn("A task waits for the database: {}", e.getMessage());
                pause(LONG_PAUSE, e);
            }
        }
    }

    /** From now on nothing is waited for. */
    void stop() {
        stopped = true;
    }

    private void pause(Duration time, RuntimeException reason) {
        if (stopped) {
            throw reason;
        }
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }
}
