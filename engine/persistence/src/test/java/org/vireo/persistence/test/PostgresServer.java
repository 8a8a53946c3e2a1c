package org.vireo.persistence.test;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.vireo.persistence.database.Database;

/** A PostgreSQL, one for all tests of a JVM. New databases are copies of one that the migrations have made. */
final class PostgresServer {

    private static final String TEMPLATE = "vireo_template";

    private static final Map<String, String> QUICK =
            Map.of("max_connections", "300", "fsync", "off", "full_page_writes", "off", "synchronous_commit", "off");
    private static final Map<String, String> DURABLE =
            Map.of("max_connections", "60", "fsync", "on", "full_page_writes", "on", "synchronous_commit", "on");

    private static @Nullable PostgresServer running;

    private final EmbeddedPostgres postgres;
    private final AtomicInteger count = new AtomicInteger();

    private PostgresServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static synchronized PostgresServer get() {
        PostgresServer server = running;
        if (server == null) {
            server = start(QUICK);
            running = server;
        }
        return server;
    }

    /** Another one, which loses nothing that was committed when the machine fails, as the engine's own. */
    static PostgresServer durable() {
        return start(DURABLE);
    }

    /** A pool like the server's. */
    static HikariDataSource pool(String url, int size) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(10_000);
        Database.CONNECTION_PROPERTIES.forEach(pool::addDataSourceProperty);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        return pool;
    }

    /** The JDBC address of a new database with the engine's schema. */
    String newDatabase() {
        String name = "vireo_" + count.incrementAndGet();
        execute("create database " + name + " template " + TEMPLATE);
        return postgres.getJdbcUrl("postgres", name);
    }

    /** The JDBC address of a new database with nothing in it. */
    String newEmptyDatabase() {
        String name = "empty_" + count.incrementAndGet();
        execute("create database " + name);
        return postgres.getJdbcUrl("postgres", name);
    }

    void drop(String url) {
        String name = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?') < 0 ? url.length() : url.indexOf('?'));
        execute("drop database " + name + " with (force)");
    }

    private static PostgresServer start(Map<String, String> settings) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        settings.forEach(builder::setServerConfig);
        try {
            PostgresServer server = new PostgresServer(builder.start());
            server.makeTemplate();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "PostgreSQL does not start: these tests need it, and root needs unshare(1)", e);
        }
    }

    private void makeTemplate() {
        execute("create database " + TEMPLATE);
        try (HikariDataSource pool = pool(postgres.getJdbcUrl("postgres", TEMPLATE), 2)) {
            Database.migrate(pool);
        }
    }

    private void execute(String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refuses: " + sql, e);
        }
    }
}
