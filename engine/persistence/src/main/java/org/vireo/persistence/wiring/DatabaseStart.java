package org.vireo.persistence.wiring;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.persistence.database.Database;

/** Waits until the database answers, then brings it up to date and opens it. The engine may start before PostgreSQL. */
final class DatabaseStart {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseStart.class);

    private static final int VALIDATION_SECONDS = 5;

    private final DataSource dataSource;
    private final Duration pause;
    private final Duration patience;
    private String lastReason = "";

    /** {@code patience}: how long to try before giving up, so that the server can end and be started afresh. */
    DatabaseStart(DataSource dataSource, Duration pause, Duration patience) {
        this.dataSource = dataSource;
        this.pause = pause;
        this.patience = patience;
    }

    SessionFactory open() {
        long begun = System.nanoTime();
        int attempt = 1;
        while (!answers(attempt)) {
            if (System.nanoTime() - begun > patience.toNanos()) {
                throw new IllegalStateException(
                        "The database let nobody in for " + patience.toSeconds() + " s: " + lastReason);
            }
            attempt++;
            waitAMoment();
        }
        LOG.info("The database answers (attempt {}); applying migrations", attempt);
        Database.migrate(dataSource);
        SessionFactory opened = Database.open(dataSource);
        LOG.info("The database has the schema of this engine");
        return opened;
    }

    private boolean answers(int attempt) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(VALIDATION_SECONDS);
        } catch (SQLException e) {
            lastReason = reason(e);
            LOG.warn(
                    "The database does not answer (attempt {}), next try in {} s: {}",
                    attempt,
                    pause.toSeconds(),
                    lastReason);
            return false;
        }
    }

    /** Pools hide the driver's words behind their own. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private void waitAMoment() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for the database", e);
        }
    }
}
