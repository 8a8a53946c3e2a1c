package org.vireo.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.model.device.MemoryDevice;
import org.vireo.model.device.MemoryStore;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.Platform;
import org.vireo.model.template.Template;
import org.vireo.model.template.TemplateDevices;
import org.vireo.model.template.TemplateStatus;
import org.vireo.model.vm.VmDevice;
import org.vireo.persistence.test.EmptyDatabase;

class MigrationTest {

    private EmptyDatabase database;

    @BeforeEach
    void start() {
        database = EmptyDatabase.create();
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void anEmptyDatabaseGetsTheSchemaThatTheEntitiesNeed() {
        Database.migrate(database.dataSource());
        Database.migrate(database.dataSource());
        try (SessionFactory opened = Database.open(database.dataSource())) {
            HibernateTransactions transactions = new HibernateTransactions(opened);
            Template blank = transactions.call(() -> transactions.session().find(Template.class, Template.BLANK));
            assertThat(blank.name()).isEqualTo("Blank");
            assertThat(blank.status()).isEqualTo(TemplateStatus.OK);
            assertThat(blank.devices()).isEqualTo(TemplateDevices.NONE);
            assertThat(blank.defaults().topology()).isEqualTo(CpuTopology.SINGLE);
        }
    }

    @Test
    void aDatabaseOfAnotherShapeIsRefused() {
        Database.migrate(database.dataSource());
        query("alter table vm drop column comment");
        assertThatThrownBy(() -> Database.open(database.dataSource()))
                .isInstanceOf(HibernateException.class)
                .hasMessageContaining("comment");
    }

    /** The image of one drive was removed before drives counted as users of images. */
    @Test
    void aDriveWithoutItsImageIsEmptied() {
        migrateTo("14");
        query("set session_replication_role = replica;"
                + " insert into vm_device (vm_id, device_id, kind, state, device)"
                + " select gen_random_uuid(), gen_random_uuid(), 'CDROM', 'UNKNOWN', jsonb_build_object('medium', medium)"
                + " from unnest(array['disk:' || gen_random_uuid()::text, 'payload']) medium");

        Database.migrate(database.dataSource());

        assertThat(query("select device ->> 'medium' from vm_device")).containsExactlyInAnyOrder("empty", "payload");
    }

    /** Users of an older engine keep what they may do. */
    @Test
    void permissionsByNamesOfRolesAreKept() {
        migrateTo("34");
        query("insert into app_user (id, principal, password_hash, enabled)"
                + " values ('00000000-0000-0000-0000-00000000000a', 'joe@internal', '', true);"
                + " insert into permission (id, user_id, role, object_type, object_id)"
                + " select gen_random_uuid(), '00000000-0000-0000-0000-00000000000a', role, 'VM', gen_random_uuid()"
                + " from unnest(array['SUPER_USER', 'READ_ONLY_ADMIN', 'USER_VM_MANAGER', 'USER_ROLE']) role");

        Database.migrate(database.dataSource());

        assertThat(query("select r.name from permission p join role r on r.id = p.role_id where p.user_id is not null"))
                .containsExactlyInAnyOrder("SuperUser", "ReadOnlyAdmin", "UserVmManager", "UserRole");
    }

    /** A task that another engine accepted waits for its parts all the same. */
    @Test
    void tasksWithPartsAreKnown() {
        migrateTo("35");
        query("set session_replication_role = replica; insert into task (id, command, arguments, description, owner_id,"
                + " correlation_id, subject_type, subject_id, status, started_at, step_count, parent_id)"
                + " select id, 'StopVm', '{}', description, gen_random_uuid(), '', 'SYSTEM', gen_random_uuid(),"
                + " 'STARTED', now(), 1, parent from (values"
                + " ('00000000-0000-0000-0000-00000000000a'::uuid, 'whole', null),"
                + " ('00000000-0000-0000-0000-00000000000b', 'part', '00000000-0000-0000-0000-00000000000a'::uuid))"
                + " as t (id, description, parent)");

        Database.migrate(database.dataSource());

        assertThat(query("select description from task where has_parts")).containsExactly("whole");
    }

    /** What there was before quotas goes on without them. */
    @Test
    void dataCentersFromBeforeHeedNoQuotas() {
        migrateTo("39");
        query("insert into data_center (id, name, description, local) values (gen_random_uuid(), 'dc', '', true)");

        Database.migrate(database.dataSource());

        assertThat(query("select quota_mode from data_center")).containsExactly("DISABLED");
        assertThat(query("select name from role where 'CONSUME_QUOTA' = any(permits)"))
                .containsExactlyInAnyOrder("SuperUser", "DataCenterAdmin", "QuotaConsumer");
    }

    @Test
    void everyForeignKeyHasAnIndex() {
        Database.migrate(database.dataSource());
        assertThat(query("""
                        select c.conrelid::regclass || '.' || a.attname
                        from pg_constraint c
                        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                        where c.contype = 'f' and not exists (
                            select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])
                        """)).isEmpty();
        assertThat(query("select conname from pg_constraint where contype = 'f' and not condeferred"))
                .isEmpty();
    }

    /** Indexes with a condition must serve the queries that the repositories make. */
    @Test
    void lookUpsByArrayUsePartialIndexes() {
        Database.migrate(database.dataSource());
        assertPlan("vm_device_disk", "select * from vm_device where disk_id = any($1)");
        assertPlan("vm_runtime_host", "select * from vm_runtime where host_id = any($1)");
        assertPlan("disk_backing", "select * from disk where backing_disk_id = any($1)");
    }

    /** The list of names is walked in its order, and entered where a pattern begins. */
    @Test
    void namesAndTheirBeginningsAreFoundInTheSortedIndex() {
        Database.migrate(database.dataSource());
        List<String> plan = query("set enable_seqscan = off; set enable_bitmapscan = off;"
                + " explain select id from vm where (lower(name) collate \"C\") like lower('web-%') escape '!'"
                + " order by (lower(name) collate \"C\"), id limit 100");
        assertThat(String.join("\n", plan))
                .contains("Index Only Scan using vm_sorted", "Index Cond")
                .doesNotContain("Sort Key");
    }

    @Test
    void sharesBeyondWhatHostsTakeAreLoweredSoThatOldRowsCanBeRead() {
        migrateTo("18?");
        query("update template set platform = '{\"cpu\": {\"tuning\": {\"shares\": 262144}}, \"ioThreads\": 3}'");
        Database.migrate(database.dataSource());
        try (SessionFactory opened = Database.open(database.dataSource())) {
            HibernateTransactions transactions = new HibernateTransactions(opened);
            Platform platform = transactions
                    .call(() -> transactions.session().find(Template.class, Template.BLANK))
                    .defaults()
                    .platform();
            assertThat(platform.cpu().tuning().shares()).isEqualTo(10_000);
            assertThat(platform.ioThreads()).isEqualTo(3);
        }
    }

    @Test
    void memoryDevicesThatAreNotPossibleAnyMoreCanBeReadOrAreGone() {
        migrateTo("22");
        String possible = """
                {"kind": "MEMORY", "id": "%s", "model": "DIMM", "sizeBytes": 1048576,
                 "store": {"alignBytes": 4096, "persistent": true}}""";
        String tooLarge = """
                {"kind": "MEMORY", "id": "%s", "model": "DIMM", "sizeBytes": 9223372036853727232}""";
        List<String> devices = Stream.of(possible, tooLarge)
                .map(document -> document.formatted(UUID.randomUUID()))
                .toList();
        query("update template set devices = '{\"devices\": " + devices + "}'");
        devices.forEach(document -> query("set session_replication_role = replica; insert into vm_device"
                + " (vm_id, device_id, kind, state, device) values (gen_random_uuid(), gen_random_uuid(), 'MEMORY',"
                + " 'UNKNOWN', '" + document + "')"));

        Database.migrate(database.dataSource());

        try (SessionFactory opened = Database.open(database.dataSource())) {
            HibernateTransactions transactions = new HibernateTransactions(opened);
            transactions.run(() -> {
                Template blank = transactions.session().find(Template.class, Template.BLANK);
                assertThat(blank.devices().devices())
                        .singleElement()
                        .isInstanceOfSatisfying(
                                MemoryDevice.class,
                                memory -> assertThat(memory.store()).isEqualTo(MemoryStore.ANONYMOUS));
                assertThat(transactions
                                .session()
                                .createSelectionQuery("from VmDevice", VmDevice.class)
                                .getResultList())
                        .singleElement()
                        .satisfies(row -> assertThat(row.device()).isInstanceOf(MemoryDevice.class));
            });
        }
    }

    /** What was written while a step was taken back, before lines told so. */
    @Test
    void linesOfAStepThatWasTakenBackAreToldApart() {
        migrateTo("32");
        query("""
                set session_replication_role = replica;
                insert into task_step (id, task_id, position, description, status, started_at, undoing)
                select gen_random_uuid(), '%1$s', position, 'x', 'FINISHED', timestamptz '2026-11-21' + secs * interval '1 s', undoing
                from (values (0, 0, false), (1, 10, false), (0, 20, true)) steps (position, secs, undoing);
                insert into task_line (task_id, position, at, severity, text)
                select '%1$s', position, timestamptz '2026-11-21' + secs * interval '1 s', 'NORMAL', text
                from (values (0, 5, 'done'), (1, 25, 'late'), (0, 20, 'back'), (0, 21, 'gone')) lines (position, secs, text)
                """.formatted(UUID.randomUUID()));

        Database.migrate(database.dataSource());

        assertThat(query("select text from task_line where undoing order by id"))
                .containsExactly("back", "gone");
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .table("schema_history")
                .target(version)
                .load()
                .migrate();
    }

    private void assertPlan(String index, String sql) {
        List<String> plan = query("set enable_seqscan = off; set plan_cache_mode = force_generic_plan;"
                + " prepare look_up (uuid[]) as " + sql + "; explain execute look_up ('{}')");
        assertThat(String.join("\n", plan)).contains(index);
    }

    private List<String> query(String sql) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows && statement.getUpdateCount() != -1) {
                rows = statement.getMoreResults();
            }
            List<String> lines = new ArrayList<>();
            if (rows) {
                ResultSet result = statement.getResultSet();
                while (result.next()) {
                    lines.add(result.getString(1));
                }
            }
            statement.execute("discard all");
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
