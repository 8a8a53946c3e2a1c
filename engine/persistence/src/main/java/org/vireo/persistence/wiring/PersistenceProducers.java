package org.vireo.persistence.wiring;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hibernate.SessionFactory;
import org.vireo.core.port.IdSource;
import org.vireo.core.port.TaskQueue;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.queue.SchedulerTaskQueue;

/** Makes what CDI cannot make by itself. */
@Singleton
public final class PersistenceProducers {

    private static final String DATA_SOURCE = "java:jboss/datasources/VireoDS";

    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** Less than the server gives a deployment: one that it gave up on would keep the server from ending. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Hibernate on the server's data source; waits for a database that is not up yet. */
    @Produces
    @Singleton
    public SessionFactory sessionFactory() {
        return new DatabaseStart(dataSource(), PAUSE, PATIENCE).open();
    }

    public void close(@Disposes SessionFactory sessionFactory) {
        sessionFactory.close();
    }

    @Produces
    @Singleton
    public TaskQueue taskQueue(HibernateTransactions transactions) {
        return new SchedulerTaskQueue(dataSource(), transactions);
    }

    public void stop(@Disposes TaskQueue queue) {
        queue.stop();
    }

    @Produces
    @Singleton
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    public IdSource idSource() {
        return UUID::randomUUID;
    }

    @Produces
    @Singleton
    public AdminPasswordFile adminPasswordFile() {
        return new AdminPasswordFile(ConfigProvider.getConfig()
                .getOptionalValue(AdminPasswordFile.SETTING, String.class)
                .map(Path::of));
    }

    /** The name is a constant, so nobody can point the look-up elsewhere. */
    @SuppressWarnings("BanJNDI")
    private static DataSource dataSource() {
        try {
            return InitialContext.doLookup(DATA_SOURCE);
        } catch (NamingException e) {
            throw new IllegalStateException(
                    "The server has no data source " + DATA_SOURCE + ": configure it as Vireo's server script does", e);
        }
    }
}
