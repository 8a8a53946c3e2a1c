package org.vireo.persistence.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.vireo.persistence.test.EmptyDatabase;

class DatabaseStartTest {

    @Test
    void theEngineWaitsUntilTheDatabaseAnswers() {
        AtomicInteger attempts = new AtomicInteger();
        try (EmptyDatabase database = EmptyDatabase.create();
                SessionFactory opened = new DatabaseStart(
                                failing(database.dataSource(), attempts, 3), Duration.ofMillis(10), Duration.ofHours(1))
                        .open()) {
            assertThat(attempts.get()).isGreaterThan(3);
            assertThat(opened.isOpen()).isTrue();
        }
    }

    @Test
    void waitingEndsWithTheReasonBeforeTheServerLosesPatience() {
        try (EmptyDatabase database = EmptyDatabase.create()) {
            DataSource never = failing(database.dataSource(), new AtomicInteger(), Integer.MAX_VALUE);
            assertThatThrownBy(() -> new DatabaseStart(never, Duration.ofMillis(10), Duration.ofMillis(50)).open())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the database system is starting up");
        }
    }

    @Test
    void waitingEndsWhenTheEngineStops() throws InterruptedException {
        AtomicInteger attempts = new AtomicInteger();
        try (EmptyDatabase database = EmptyDatabase.create()) {
            DataSource never = failing(database.dataSource(), attempts, Integer.MAX_VALUE);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> new DatabaseStart(never, Duration.ofHours(1), Duration.ofHours(1)).open())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("waiting for the database");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** A data source whose first connections fail as while PostgreSQL starts. */
    private static DataSource failing(DataSource real, AtomicInteger attempts, int failures) {
        return (DataSource) Proxy.newProxyInstance(
                DatabaseStartTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection") && attempts.incrementAndGet() <= failures) {
                        throw new SQLException("the database system is starting up", "57P03");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
