package org.vireo.it.lifecycle;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.vireo.model.job.TaskStatus;
import org.vireo.persistence.test.TestDatabase;

/** The database, looked at beside the engine. */
final class Rows {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What may never be seen, whenever one looks: each is broken by a commit that leaves half of something. */
    private static final Map<String, String> NEVER = Map.of(
            "locks without a living task",
            "select count(*) from entity_lock l left join task t on t.id = l.task_id"
                    + " where t.id is null or t.ended_at is not null",
            "living tasks that nobody will run",
            "select count(*) from task t where t.ended_at is null and not t.waits_for_children and not exists"
                    + " (select 1 from scheduled_tasks s where s.task_instance = t.id::text)",
            "entries of the queue without a living task",
            "select count(*) from scheduled_tasks s left join task t on t.id::text = s.task_instance"
                    + " where t.id is null or t.ended_at is not null",
            "living tasks without a lock",
            "select count(*) from task t where t.ended_at is null and t.command <> 'ActOnVms' and not exists"
                    + " (select 1 from entity_lock l where l.task_id = t.id)",
            "tasks that wait for parts which all have ended",
            "select count(*) from task t where t.ended_at is null and t.waits_for_children and not exists"
                    + " (select 1 from task part where part.parent_id = t.id and part.ended_at is null)");

    /** What may be seen only while a task works on it. */
    private static final Map<String, String> NOT_AT_THE_END = Map.of(
            "disks that stay locked", "select count(*) from disk where status = 'LOCKED'",
            "VMs that stay on their way",
                    "select count(*) from vm_runtime where status in ('IMAGE_LOCKED', 'WAIT_FOR_LAUNCH', 'UNKNOWN')",
            "locks at the end", "select count(*) from entity_lock",
            "tasks without an end", "select count(*) from task where ended_at is null",
            "memory that stays reserved", "select count(*) from vm_runtime where reserved_bytes <> 0",
            "ended tasks with a step that did not end",
                    "select count(*) from task t join task_step s on s.task_id = t.id"
                            + " where t.ended_at is not null and t.status = 'FINISHED' and s.status = 'STARTED'");

    private static final List<String> OF_A_RUN = List.of(
            "vm_device", "vm_runtime", "vm", "task_step", "entity_lock", "scheduled_tasks", "task", "audit_event");

    private final DataSource source;

    Rows(DataSource source) {
        this.source = source;
    }

    private interface Query<T> {
        T over(Connection connection) throws SQLException;
    }

    private <T> T ask(Query<T> query) {
        try (Connection connection = source.getConnection()) {
            return query.over(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything but the estate goes. */
    void clear(UUID keptDisk) {
        ask(connection -> {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                for (String table : OF_A_RUN) {
                    statement.addBatch("delete from " + table);
                }
                statement.addBatch("delete from disk where id <> '" + keptDisk + "'");
                statement.executeBatch();
                connection.commit();
            } finally {
                connection.setAutoCommit(true);
            }
            return true;
        });
    }

    /** The estate goes, too. */
    void clearAll() {
        ask(connection -> {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                for (String table : tables(statement)) {
                    statement.executeUpdate(TestDatabase.emptying(table));
                }
                connection.commit();
            } finally {
                connection.setAutoCommit(true);
            }
            return true;
        });
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

    List<String> never() {
        return count(NEVER);
    }

    List<String> notAtTheEnd() {
        return count(NOT_AT_THE_END);
    }

    /** In one statement, so that all is counted at the same moment. */
    private List<String> count(Map<String, String> queries) {
        List<String> names = List.copyOf(queries.keySet());
        String all = "select "
                + String.join(
                        ", ",
                        names.stream()
                                .map(name -> "(" + queries.get(name) + ")")
                                .toList());
        return ask(connection -> {
            List<String> found = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(all)) {
                row.next();
                for (int i = 0; i < names.size(); i++) {
                    if (row.getInt(i + 1) > 0) {
                        found.add(row.getInt(i + 1) + " " + names.get(i));
                    }
                }
            }
            return found;
        });
    }

    /** The task that came of a request. */
    Optional<UUID> taskOf(String correlationId) {
        return ask(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("select id from task where correlation_id = ? and parent_id is null")) {
                statement.setString(1, correlationId);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getObject(1, UUID.class)) : Optional.empty();
                }
            }
        });
    }

    /** How those among the tasks that have ended did. */
    Map<UUID, TaskStatus> ends(Collection<UUID> tasks) {
        return ask(connection -> {
            Map<UUID, TaskStatus> ends = new HashMap<>();
            try (PreparedStatement statement = connection.prepareStatement(
                    "select id, status from task where id = any(?) and ended_at is not null")) {
                statement.setArray(1, connection.createArrayOf("uuid", tasks.toArray()));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        ends.put(rows.getObject(1, UUID.class), TaskStatus.valueOf(rows.getString(2)));
                    }
                }
            }
            return ends;
        });
    }

    /** The tasks of starts of VMs that have ended. */
    List<UUID> endedStarts() {
        return texts("select id::text from task where command = 'StartVm' and ended_at is not null").stream()
                .map(UUID::fromString)
                .toList();
    }

    void awaitEnd(UUID task) {
        Patiently.until(
                "the end of task " + task, PATIENCE, () -> ends(List.of(task)).containsKey(task));
    }

    /** What there is to read of tasks that have not ended. */
    List<String> unfinished() {
        return texts("select description || ' ' || id || coalesce((select ', step ' || max(position) from task_step s"
                + " where s.task_id = t.id), ', no step') || coalesce((select ', picked ' || picked || ' at '"
                + " || execution_time from scheduled_tasks q where q.task_instance = t.id::text), ', not queued')"
                + " from task t where ended_at is null");
    }

    boolean hostIsUp(UUID hostId) {
        return hostStatus(hostId).equals("UP");
    }

    /** How the hosts are, and why. */
    List<String> hosts() {
        return texts("select name || ' is ' || status || ' ' || coalesce(status_reason, '') from host order by name");
    }

    String hostStatus(UUID hostId) {
        return String.join("", texts("select status from host where id = '" + hostId + "'"));
    }

    Set<String> diskIds(String where) {
        return new HashSet<>(texts("select id::text from disk where " + where));
    }

    private List<String> texts(String sql) {
        return ask(connection -> {
            List<String> texts = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        });
    }

    /** Where a VM is, as the engine knows it. */
    record Power(String status, Optional<UUID> hostId) {}

    Map<UUID, Power> powers() {
        return ask(connection -> {
            Map<UUID, Power> powers = new HashMap<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select vm_id, status, host_id from vm_runtime")) {
                while (rows.next()) {
                    powers.put(
                            rows.getObject(1, UUID.class),
                            new Power(rows.getString(2), Optional.ofNullable(rows.getObject(3, UUID.class))));
                }
            }
            return powers;
        });
    }
}
