package org.vireo.persistence.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.core.query.Search;
import org.vireo.core.query.Search.Condition;
import org.vireo.core.query.Search.Operator;
import org.vireo.model.ObjectRef;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.job.EntityLock;
import org.vireo.model.job.Task;
import org.vireo.model.user.Permit;
import org.vireo.model.user.Reach;
import org.vireo.model.user.Roles;
import org.vireo.model.user.User;
import org.vireo.model.vm.Vm;
import org.vireo.persistence.test.Samples;
import org.vireo.persistence.test.TestDatabase;

/** However many objects there are, a call costs the same number of statements. */
class StatementCountTest {

    private static TestDatabase db;
    private static Cluster cluster;
    private static Task task;
    private static List<UUID> vms;

    @BeforeAll
    static void start() {
        db = TestDatabase.create();
        Samples samples = new Samples(db);
        cluster = samples.cluster("cluster", samples.dataCenter("dc"));
        samples.host("host", cluster);
        task = samples.task("task");
        vms = IntStream.range(0, 300)
                .mapToObj(i -> samples.vm("vm-" + i, cluster).id())
                .toList();
        db.sessionFactory().getStatistics().setStatisticsEnabled(true);
    }

    @AfterAll
    static void stop() {
        db.close();
    }

    @Test
    void listsAreOneStatement() {
        Condition condition = new Condition.And(List.of(
                new Condition.Comparison("cluster", Operator.EQUAL, "cluster"),
                new Condition.Comparison("status", Operator.EQUAL, "down"),
                new Condition.Comparison("datacenter", Operator.EQUAL, "dc")));
        assertOne(() -> assertThat(db.vms().search(new Search(condition, List.of(), 0, 1, false)))
                .hasSize(300));
        assertOne(() -> assertThat(db.vms().count(new Search(condition, List.of(), 100, 2, false)))
                .isEqualTo(300));
        assertOne(() -> db.vms().findAll(vms));
        assertOne(() -> db.vms().ofCluster(cluster.id()));
        assertOne(() -> db.vms().runtimes(vms));
        assertOne(() -> db.vms().runtimesForUpdate(vms));
        assertOne(() -> db.vms().devicesOf(vms));
        assertOne(() -> db.vms().devicesWithDisks(vms));
        assertOne(() -> db.vms().devicesWithProfiles(vms));
        assertOne(() -> db.vms().loads(vms));
        assertOne(() -> db.hosts().inventories(vms));
        assertOne(() -> db.disks().layersOf(vms));
        assertOne(() -> db.templates().withDisks(vms));
        assertOne(() -> db.vnicProfiles().ofNetworks(vms));
        assertOne(() -> db.tasks().stepsOf(vms));
        assertOne(() -> db.tasks().parts(UUID.randomUUID()));
        assertOne(() -> db.auditLog().search(Search.ALL, 0, Reach.EVERYTHING));
        assertOne(() -> db.locks().on(vms.stream().map(ObjectRef::vm).toList()));
    }

    @Test
    void pagesAreTwoStatements() {
        Condition condition = new Condition.Comparison("host", Operator.NOT_EQUAL, "other");
        assertThat(statements(() -> assertThat(db.vms().search(new Search(condition, List.of(), 100, 2, false)))
                        .hasSize(100)))
                .isEqualTo(2);
    }

    @Test
    void whatSomebodyMayDoOrSeeIsOneStatementHoweverMuchTheyHave() {
        UUID user = UUID.randomUUID();
        db.transactions().run(() -> {
            db.users().add(new User(user, "many@internal", "hash"));
            vms.subList(0, 50).forEach(vm -> db.grant(user, Roles.USER_ROLE, ObjectRef.vm(vm)));
            db.grant(user, Roles.USER_ROLE, ObjectRef.dataCenter(cluster.dataCenterId()));
        });
        assertOne(() -> db.permissions().sight(user));
        assertOne(() -> db.permissions().reach(user, Permit.RUN_VM));
        Reach sight = db.transactions().call(() -> db.permissions().sight(user));
        assertOne(() -> assertThat(db.objectTree().isWithin(sight, ObjectRef.vm(vms.getLast())))
                .isTrue());
        assertOne(() -> db.vms().search(Search.ALL, sight));
        assertOne(() -> db.disks().search(Search.ALL, sight));
        assertOne(() -> db.tasks().search(Search.ALL, sight));
        assertOne(() -> db.auditLog().search(Search.ALL, 0, sight));
        assertOne(() -> db.locks().all(sight));
    }

    @Test
    void locksOfManyObjectsAreThreeStatements() {
        List<EntityLock> locks = vms.subList(0, 40).stream()
                .map(id -> new EntityLock(UUID.randomUUID(), ObjectRef.vm(id), true, task.id(), "", Samples.NOW))
                .toList();
        assertThat(statements(() -> assertThat(db.locks().acquire(locks)).isEmpty()))
                .isEqualTo(3);
        assertOne(() -> db.locks().release(task.id()));
    }

    @Test
    void changesAreWrittenInBatches() {
        assertThat(statements(() -> db.vms().search(Search.ALL).forEach(Vm::devicesChanged)))
                .isEqualTo(2);
    }

    @Test
    void whatDidNotChangeIsNotWritten() {
        assertOne(() -> db.vms().runtimes(vms).values().forEach(runtime -> runtime.guestSays(runtime.guest())));
    }

    private static void assertOne(Runnable work) {
        assertThat(statements(work)).isEqualTo(1);
    }

    private static long statements(Runnable work) {
        Statistics statistics = db.sessionFactory().getStatistics();
        statistics.clear();
        db.transactions().run(work);
        return statistics.getPrepareStatementCount();
    }
}
