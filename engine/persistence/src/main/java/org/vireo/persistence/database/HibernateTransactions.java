package org.vireo.persistence.database;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.core.port.TransactionRunner;

/** Transactions of one connection, with the Hibernate session bound to the thread, platform or virtual. */
@Singleton
public final class HibernateTransactions implements TransactionRunner {

    private static final Logger LOG = LoggerFactory.getLogger(HibernateTransactions.class);

    private final SessionFactory factory;
    private final ThreadLocal<@Nullable Unit> current = new ThreadLocal<>();

    @Inject
    public HibernateTransactions(SessionFactory factory) {
        this.factory = factory;
    }

    /**
     * {@inheritDoc}
     *
     * <p>A failure that leaves joined work dooms the whole transaction, even when the outer work catches it: what the
     * session holds then is not trusted any more.
     *
     * @throws org.vireo.core.port.DatabaseUnavailableException when the database does not answer
     * @throws org.vireo.core.port.ConcurrentChangeException when somebody else changed the same things
     */
    @Override
    public <T extends @Nullable Object> T call(Supplier<T> work) {
        Unit joined = current.get();
        return joined == null ? begin(work) : join(joined, work);
    }

    @Override
    public void afterCommit(Runnable action) {
        Unit unit = current.get();
        if (unit == null) {
            action.run();
        } else {
            unit.actions.add(action);
        }
    }

    /** The session of the thread's transaction. */
    public Session session() {
        Unit unit = current.get();
        if (unit == null) {
            throw new IllegalStateException(
                    "This thread is in no transaction: call repositories within TransactionRunner.call or run");
        }
        return unit.session;
    }

    private static <T extends @Nullable Object> T join(Unit unit, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            unit.doomedBy = e;
            throw e;
        }
    }

    private <T extends @Nullable Object> T begin(Supplier<T> work) {
        Unit unit = new Unit(open());
        current.set(unit);
        T result;
        try {
            result = finish(unit, unit.session, work);
        } finally {
            current.remove();
            close(unit.session);
        }
        unit.actions.forEach(HibernateTransactions::runAction);
        return result;
    }

    private Session open() {
        Session session = factory.openSession();
        try {
            session.beginTransaction();
            return session;
        } catch (RuntimeException e) {
            close(session);
            throw DatabaseFailures.unavailable(e);
        }
    }

    private static <T extends @Nullable Object> T finish(Unit unit, Session session, Supplier<T> work) {
        try {
            T result = work.get();
            if (unit.doomedBy != null) {
                throw new IllegalStateException(
                        "The transaction was rolled back because work within it had failed", unit.doomedBy);
            }
            session.getTransaction().commit();
            return result;
        } catch (RuntimeException e) {
            rollBack(session, e);
            throw DatabaseFailures.explain(e);
        } catch (Error e) {
            rollBack(session, e);
            throw e;
        }
    }

    private static void rollBack(Session session, Throwable reason) {
        try {
            if (session.getTransaction().getStatus().canRollback()) {
                session.getTransaction().rollback();
            }
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    private static void close(Session session) {
        try {
            session.close();
        } catch (RuntimeException e) {
            LOG.warn("A database session could not be closed: {}", e.getMessage());
        }
    }

    /** The work is committed: one listener's failure is neither the caller's nor the next listener's. */
    private static void runAction(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.error("An action after a commit failed; the commit stands", e);
        }
    }

    private static final class Unit {

        private final Session session;
        private final List<Runnable> actions = new ArrayList<>();
        private @Nullable Throwable doomedBy;

        Unit(Session session) {
            this.session = session;
        }
    }
}
