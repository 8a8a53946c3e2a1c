package org.vireo.persistence.test;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** A database without any schema, for tests about how it comes to be. */
public final class EmptyDatabase implements AutoCloseable {

    private final String url;
    private final HikariDataSource dataSource;

    private EmptyDatabase(String url) {
        this.url = url;
        this.dataSource = PostgresServer.pool(url, 3);
    }

    public static EmptyDatabase create() {
        return new EmptyDatabase(PostgresServer.get().newEmptyDatabase());
    }

    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public void close() {
        dataSource.close();
        PostgresServer.get().drop(url);
    }
}
