package org.vireo.persistence.database;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.hibernate.StaleStateException;
import org.hibernate.exception.JDBCConnectionException;
import org.jspecify.annotations.Nullable;
import org.vireo.core.port.ConcurrentChangeException;
import org.vireo.core.port.DatabaseUnavailableException;

/** Tells "the database is away" and "somebody else was faster" from mistakes of our own, by PostgreSQL's codes. */
public final class DatabaseFailures {

    /** Serialization failure, deadlock, lock not available, foreign key and unique violation. */
    private static final Set<String> CONCURRENT = Set.of("40001", "40P01", "55P03", "23503", "23505");

    /** Connection exceptions, too few resources, operator intervention: a restart or a full disk, not a mistake. */
    private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "53", "57");

    private DatabaseFailures() {}

    /** The failure in words that callers can act upon; the same one when it is none of the known kinds. */
    static RuntimeException explain(RuntimeException failure) {
        if (isUnavailable(failure)) {
            return unavailable(failure);
        }
        if (failure instanceof StaleStateException
                || failure instanceof OptimisticLockException
                || CONCURRENT.contains(state(failure))) {
            return new ConcurrentChangeException(
                    "Somebody else changed the same objects at the same moment: look at them and try again", failure);
        }
        return failure;
    }

    static DatabaseUnavailableException unavailable(RuntimeException failure) {
        return new DatabaseUnavailableException(
                "The database does not answer: check that PostgreSQL runs and can be reached, then try again", failure);
    }

    /** Whether waiting can help. */
    public static boolean isUnavailable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JDBCConnectionException
                    || cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLRecoverableException) {
                return true;
            }
        }
        String state = state(failure);
        return state.length() == 5 && UNAVAILABLE_CLASSES.contains(state.substring(0, 2));
    }

    /** The innermost SQL state; empty when there is none. */
    private static String state(Throwable failure) {
        String state = "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                state = firstState(sql, state);
            }
        }
        return state;
    }

    /** A failed batch hides the server's answer in its next exception. */
    private static String firstState(SQLException failure, String otherwise) {
        String state = otherwise;
        for (@Nullable SQLException next = failure; next != null; next = next.getNextException()) {
            if (next.getSQLState() != null) {
                state = next.getSQLState();
            }
        }
        return state;
    }
}
