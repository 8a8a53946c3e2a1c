package org.vireo.persistence.test;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.vireo.persistence.database.Database;

/** One PostgreSQL for all tests of a JVM. New databases are copies of one that the migrations have made. */
final class PostgresServer {

    private static final String TEMPLATE = "vireo_template";

    private static @Nullable PostgresServer running;

    private final EmbeddedPostgres postgres;
    private final AtomicInteger count = new AtomicInteger();

    private PostgresServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static synchronized PostgresServer get() {
        PostgresServer server = running;
        if (server == null) {
            server = new PostgresServer(start());
            server.makeTemplate();
            running = server;
        }
        return server;
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

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .start();
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
