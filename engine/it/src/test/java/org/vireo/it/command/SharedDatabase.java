package org.vireo.it.command;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.vireo.persistence.test.TestDatabase;

/** One database for all tests of the JVM, since opening Hibernate takes longer than a test. */
final class SharedDatabase {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private SharedDatabase() {}

    /** With nothing in it but what the migrations put there. */
    static TestDatabase emptied() {
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String table : tables(statement)) {
                statement.executeUpdate(TestDatabase.emptying(table));
            }
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be emptied", e);
        }
        return DATABASE;
    }

    /** Changes rows in a way that no entity can. */
    static void change(String sql) {
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static int locksOf(UUID taskId) {
        return count("entity_lock where task_id = '" + taskId + "'");
    }

    /** How many rows there are in a table, with a condition or without. */
    static int count(String from) {
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + from)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "select tablename from pg_tables where schemaname = 'public' and tablename <> 'schema_history'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
