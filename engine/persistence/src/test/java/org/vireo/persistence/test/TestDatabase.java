package org.vireo.persistence.test;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.vireo.model.ObjectRef;
import org.vireo.model.tag.Tag;
import org.vireo.model.template.Template;
import org.vireo.model.user.Group;
import org.vireo.model.user.Permission;
import org.vireo.persistence.database.Database;
import org.vireo.persistence.database.HibernateTransactions;
import org.vireo.persistence.queue.SchedulerTaskQueue;
import org.vireo.persistence.repository.HibernateAuditChain;
import org.vireo.persistence.repository.HibernateAuditLog;
import org.vireo.persistence.repository.HibernateBookmarkRepository;
import org.vireo.persistence.repository.HibernateClusterRepository;
import org.vireo.persistence.repository.HibernateConsoleTicketRepository;
import org.vireo.persistence.repository.HibernateDataCenterRepository;
import org.vireo.persistence.repository.HibernateDiskRepository;
import org.vireo.persistence.repository.HibernateGroupRepository;
import org.vireo.persistence.repository.HibernateHostRepository;
import org.vireo.persistence.repository.HibernateLockRepository;
import org.vireo.persistence.repository.HibernateNetworkRepository;
import org.vireo.persistence.repository.HibernateObjectTree;
import org.vireo.persistence.repository.HibernatePermissionRepository;
import org.vireo.persistence.repository.HibernateQuotaRepository;
import org.vireo.persistence.repository.HibernateRoleRepository;
import org.vireo.persistence.repository.HibernateStorageDomainRepository;
import org.vireo.persistence.repository.HibernateTagRepository;
import org.vireo.persistence.repository.HibernateTaskRepository;
import org.vireo.persistence.repository.HibernateTemplateRepository;
import org.vireo.persistence.repository.HibernateUserRepository;
import org.vireo.persistence.repository.HibernateVmRepository;
import org.vireo.persistence.repository.HibernateVnicProfileRepository;
import org.vireo.persistence.secret.SecureSecrets;

/**
 * A fresh database of the present schema on a real PostgreSQL, and the engine's adapters to it. Make one for a test
 * class and close it after the last test; the server behind it is shared by the JVM and ends with it.
 */
public final class TestDatabase implements AutoCloseable {

    /** The permission by which everybody sees the blank template. */
    private static final UUID OF_EVERYONE = UUID.fromString("00000000-0000-0000-0000-0000000000b1");

    private final PostgresServer server;
    private final String url;
    private final HikariDataSource dataSource;
    private final SessionFactory sessionFactory;
    private final HibernateTransactions transactions;

    private TestDatabase(PostgresServer server, int poolSize, UnaryOperator<DataSource> faults) {
        this.server = server;
        this.url = server.newDatabase();
        this.dataSource = PostgresServer.pool(url, poolSize);
        this.sessionFactory = Database.open(faults.apply(dataSource));
        this.transactions = new HibernateTransactions(sessionFactory);
    }

    public static TestDatabase create() {
        return create(20);
    }

    /** With a pool of so many connections. */
    public static TestDatabase create(int poolSize) {
        return create(poolSize, connections -> connections);
    }

    /** The engine's transactions get their connections from what is made of the pool, which may break them. */
    public static TestDatabase create(int poolSize, UnaryOperator<DataSource> faults) {
        return new TestDatabase(PostgresServer.get(), poolSize, faults);
    }

    /** On a server of its own that loses nothing, for measurements. */
    public static TestDatabase durable(int poolSize) {
        return new TestDatabase(PostgresServer.durable(), poolSize, connections -> connections);
    }

    @Override
    public void close() {
        sessionFactory.close();
        dataSource.close();
        server.drop(url);
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public SessionFactory sessionFactory() {
        return sessionFactory;
    }

    public HibernateTransactions transactions() {
        return transactions;
    }

    /**
     * A queue that is not started.
     *
     * @param connections where it looks for tasks; {@link #dataSource()} but for faults
     */
    public SchedulerTaskQueue taskQueue(DataSource connections) {
        return new SchedulerTaskQueue(connections, transactions);
    }

    /** The same, which misses signs of life sooner or later than the engine's. */
    public SchedulerTaskQueue taskQueue(DataSource connections, Duration heartbeat) {
        return new SchedulerTaskQueue(connections, transactions, heartbeat);
    }

    /** Deletes everything from a table but what the migrations put there. */
    public static String emptying(String table) {
        return "delete from " + table
                + switch (table) {
                    case "template", "permission" ->
                        " where id not in ('" + Template.BLANK + "', '" + OF_EVERYONE + "')";
                    case "role" -> " where not predefined";
                    case "tag" -> " where id <> '" + Tag.ROOT + "'";
                    case "user_group" -> " where id <> '" + Group.EVERYONE + "'";
                    default -> "";
                };
    }

    /** All that the engine reads and writes by, for those who wire one. */
    public List<Object> repositories() {
        return List.of(
                dataCenters(),
                clusters(),
                hosts(),
                networks(),
                vnicProfiles(),
                storageDomains(),
                disks(),
                templates(),
                vms(),
                tasks(),
                locks(),
                users(),
                groups(),
                roles(),
                permissions(),
                auditLog(),
                auditChain(),
                tags(),
                bookmarks(),
                consoleTickets(),
                quotas(),
                objectTree(),
                secrets());
    }

    public HibernateDataCenterRepository dataCenters() {
        return new HibernateDataCenterRepository(transactions);
    }

    public HibernateClusterRepository clusters() {
        return new HibernateClusterRepository(transactions);
    }

    public HibernateHostRepository hosts() {
        return new HibernateHostRepository(transactions);
    }

    public HibernateStorageDomainRepository storageDomains() {
        return new HibernateStorageDomainRepository(transactions);
    }

    public HibernateDiskRepository disks() {
        return new HibernateDiskRepository(transactions);
    }

    public HibernateNetworkRepository networks() {
        return new HibernateNetworkRepository(transactions);
    }

    public HibernateVnicProfileRepository vnicProfiles() {
        return new HibernateVnicProfileRepository(transactions);
    }

    public HibernateTemplateRepository templates() {
        return new HibernateTemplateRepository(transactions);
    }

    public HibernateVmRepository vms() {
        return new HibernateVmRepository(transactions);
    }

    public HibernateTaskRepository tasks() {
        return new HibernateTaskRepository(transactions);
    }

    public HibernateLockRepository locks() {
        return new HibernateLockRepository(transactions);
    }

    public HibernateAuditLog auditLog() {
        return new HibernateAuditLog(transactions);
    }

    public HibernateAuditChain auditChain() {
        return new HibernateAuditChain(transactions);
    }

    public HibernateUserRepository users() {
        return new HibernateUserRepository(transactions);
    }

    public HibernateGroupRepository groups() {
        return new HibernateGroupRepository(transactions);
    }

    public HibernateRoleRepository roles() {
        return new HibernateRoleRepository(transactions);
    }

    public HibernatePermissionRepository permissions() {
        return new HibernatePermissionRepository(transactions);
    }

    /** Gives the user a role. To be called within a transaction. */
    public void grant(UUID userId, UUID roleId, ObjectRef object) {
        permissions().add(new Permission(UUID.randomUUID(), ObjectRef.user(userId), roleId, object));
    }

    public HibernateBookmarkRepository bookmarks() {
        return new HibernateBookmarkRepository(transactions);
    }

    public HibernateConsoleTicketRepository consoleTickets() {
        return new HibernateConsoleTicketRepository(transactions);
    }

    public HibernateQuotaRepository quotas() {
        return new HibernateQuotaRepository(transactions);
    }

    public HibernateTagRepository tags() {
        return new HibernateTagRepository(transactions);
    }

    public HibernateObjectTree objectTree() {
        return new HibernateObjectTree(transactions);
    }

    public SecureSecrets secrets() {
        return new SecureSecrets();
    }
}
