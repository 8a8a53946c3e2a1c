package org.vireo.persistence.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vireo.model.ObjectRef;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.cluster.DataCenter;
import org.vireo.model.event.AuditEvent;
import org.vireo.model.event.EventCode;
import org.vireo.model.event.Severity;
import org.vireo.model.host.Host;
import org.vireo.model.host.HostEnrolment;
import org.vireo.model.host.HostInventory;
import org.vireo.model.host.HostReport;
import org.vireo.model.host.HostStatus;
import org.vireo.model.job.ChildCount;
import org.vireo.model.job.EntityLock;
import org.vireo.model.job.StepKey;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskLine;
import org.vireo.model.job.TaskOrder;
import org.vireo.model.job.TaskOrigin;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.job.TaskStep;
import org.vireo.model.network.Network;
import org.vireo.model.network.VnicProfile;
import org.vireo.model.user.Reach;
import org.vireo.persistence.test.Samples;
import org.vireo.persistence.test.TestDatabase;

/** Every field of every entity but those of VMs, disks, templates and users, out and back in. */
class RoundTripTest {

    private static final Instant LATER = Samples.NOW.plusSeconds(90);

    private static TestDatabase db;
    private static Samples samples;
    private static DataCenter dataCenter;
    private static Cluster cluster;

    @BeforeAll
    static void start() {
        db = TestDatabase.create();
        samples = new Samples(db);
        dataCenter = samples.dataCenter("dc");
        cluster = samples.cluster("cluster", dataCenter);
    }

    @AfterAll
    static void stop() {
        db.close();
    }

    @Test
    void aDataCenterComesBackWhole() {
        DataCenter made = new DataCenter(UUID.randomUUID(), "Rechenzentrum Köln ☃", "two\nlines", true);
        db.transactions().run(() -> db.dataCenters().add(made));
        assertSame(made, () -> db.dataCenters().find(made.id()));
    }

    @Test
    void aClusterComesBackWhole() {
        Cluster made = new Cluster(
                UUID.randomUUID(), dataCenter.id(), "c'; drop table vm; --", "text", "aarch64", BiosType.Q35_OVMF);
        db.transactions().run(() -> db.clusters().add(made));
        assertSame(made, () -> db.clusters().find(made.id()));
        assertThat(db.transactions().call(() -> db.clusters().ofDataCenter(dataCenter.id())))
                .extracting(Cluster::id)
                .contains(made.id(), cluster.id());
    }

    @Test
    void aHostComesBackWhole() {
        Host made = new Host(UUID.randomUUID(), cluster.id(), "h1", "text", "192.0.2.1", 54321);
        made.become(HostStatus.NON_OPERATIONAL, "no bridge br0");
        db.transactions().run(() -> db.hosts().add(made));
        assertSame(made, () -> db.hosts().find(made.id()));
        assertThat(db.transactions().call(() -> db.hosts().ofCluster(cluster.id())))
                .extracting(Host::id)
                .contains(made.id());
    }

    @Test
    void aReportOfAHostComesBackWhole() {
        Host host = samples.host("reporting", cluster);
        HostReport made = new HostReport(host.id(), inventory());
        db.transactions().run(() -> db.hosts().addReport(made));
        assertSame(made, () -> db.hosts().report(host.id()));
        assertThat(db.transactions().call(() -> db.hosts().inventories(List.of(host.id(), UUID.randomUUID()))))
                .hasSize(1)
                .containsEntry(host.id(), inventory());
    }

    @Test
    void anEnrolmentCanBeTakenOnce() {
        Host host = samples.host("enrolling", cluster);
        HostEnrolment made = new HostEnrolment("hash", host.id(), LATER);
        db.transactions().run(() -> db.hosts().addEnrolment(made));
        assertSame(made, () -> db.hosts().takeEnrolment("hash"));
        assertThat(db.transactions().call(() -> db.hosts().takeEnrolment("hash")))
                .isEmpty();
    }

    @Test
    void enrolmentsOfAHostCanBeRemoved() {
        Host host = samples.host("enrolled", cluster);
        db.transactions().run(() -> db.hosts().addEnrolment(new HostEnrolment("one", host.id(), LATER)));
        db.transactions().run(() -> db.hosts().removeEnrolments(host.id()));
        assertThat(db.transactions().call(() -> db.hosts().takeEnrolment("one")))
                .isEmpty();
    }

    @Test
    void aNetworkAndItsProfileComeBackWhole() {
        Network network = new Network(UUID.randomUUID(), dataCenter.id(), "net", "text", "br0", 9000);
        VnicProfile profile = new VnicProfile(UUID.randomUUID(), network.id(), "profile", "text");
        db.transactions().run(() -> {
            db.vnicProfiles().add(profile);
            db.networks().add(network);
        });
        assertSame(network, () -> db.networks().find(network.id()));
        assertSame(profile, () -> db.vnicProfiles().find(profile.id()));
        assertThat(db.transactions().call(() -> db.networks().ofDataCenter(dataCenter.id())))
                .extracting(Network::id)
                .containsExactly(network.id());
        assertThat(db.transactions().call(() -> db.vnicProfiles().ofNetworks(List.of(network.id()))))
                .extracting(VnicProfile::id)
                .containsExactly(profile.id());
    }

    @Test
    void aTaskWithStepsAndLockComesBackWhole() {
        TaskOrder order = new TaskOrder(
                "StartVm",
                "{\"vmId\": \"7\"}",
                "Starting VM \"a\"",
                UUID.randomUUID(),
                "c-1",
                ObjectRef.vm(cluster.id()),
                2);
        TaskOrigin origin = new TaskOrigin(samples.task("Starting all").id(), UUID.randomUUID());
        Task task = new Task(UUID.randomUUID(), order, origin, Samples.NOW);
        task.cancel(UUID.randomUUID(), LATER);
        task.waitForChildren();
        task.end(TaskStatus.FAILED, "NO_HOST", "no host has 8 GiB: free memory or add a host", LATER);
        TaskStep first =
                new TaskStep(UUID.randomUUID(), new StepKey(task.id(), 0, false), "Choosing a host", Samples.NOW);
        TaskStep second = new TaskStep(UUID.randomUUID(), new StepKey(task.id(), 1, true), "Starting", LATER);
        EntityLock lock = new EntityLock(
                UUID.randomUUID(), ObjectRef.vm(cluster.id()), true, task.id(), "it is being started", LATER);
        db.transactions().run(() -> {
            assertThat(db.locks().acquire(List.of(lock))).isEmpty();
            db.transactions().session().persist(second);
            db.transactions().session().persist(first);
            db.tasks().add(task);
        });
        assertSame(task, () -> db.tasks().find(task.id()));
        assertThat(db.transactions().call(() -> db.tasks().stepsOf(List.of(task.id()))))
                .usingRecursiveComparison()
                .isEqualTo(Map.of(task.id(), List.of(first, second)));
        assertThat(db.transactions().call(() -> db.locks().on(List.of(lock.object()))))
                .usingRecursiveComparison()
                .isEqualTo(List.of(lock));
    }

    @Test
    void theLinesOfATaskComeBackInTheirOrderAndItsPartsAreCounted() {
        Task whole = samples.task("Starting all");
        TaskOrder order = new TaskOrder(
                "StartVm", "{}", "Starting VM \"a\"", UUID.randomUUID(), "c-1", ObjectRef.vm(cluster.id()), 2);
        Task done = new Task(UUID.randomUUID(), order, TaskOrigin.partOf(whole.id()), Samples.NOW);
        done.finish(LATER);
        Task failed = new Task(UUID.randomUUID(), order, TaskOrigin.partOf(whole.id()), Samples.NOW);
        failed.end(TaskStatus.FAILED, "NO_HOST", "no host", LATER);
        Task running = new Task(UUID.randomUUID(), order, TaskOrigin.partOf(whole.id()), Samples.NOW);
        TaskLine first = new TaskLine(new StepKey(running.id(), 0, false), LATER, Severity.WARNING, "waiting for h1");
        TaskLine second = new TaskLine(new StepKey(running.id(), 0, true), Samples.NOW, Severity.NORMAL, "h1 is back");
        db.transactions().run(() -> {
            List.of(done, failed, running).forEach(db.tasks()::add);
            List.of(first, second).forEach(db.tasks()::addLine);
        });
        assertThat(db.transactions().call(() -> db.tasks().lines(running.id(), 10)))
                .usingRecursiveComparison()
                .isEqualTo(List.of(first, second));
        assertThat(db.transactions().call(() -> db.tasks().childrenOf(List.of(whole.id(), running.id()))))
                .isEqualTo(Map.of(whole.id(), new ChildCount(3, 1, 1)));
        assertThat(db.transactions().call(() -> db.tasks().unfinishedChildren(whole.id())))
                .extracting(Task::id)
                .containsExactly(running.id());
    }

    @Test
    void anEventComesBackWhole() {
        UUID user = UUID.randomUUID();
        UUID host = UUID.randomUUID();
        AuditEvent made = new AuditEvent(
                EventCode.VM_STARTED, Samples.NOW, "VM a was started", "c-2", user, ObjectRef.vm(host), host);
        db.transactions().run(() -> db.auditLog().add(made));
        assertThat(made.id()).isPositive();
        assertSame(made, () -> db.auditLog().find(made.id(), Reach.EVERYTHING));
    }

    @Test
    void whatIsRemovedIsGone() {
        DataCenter made = samples.dataCenter("short-lived");
        db.transactions().run(() -> db.dataCenters().find(made.id()).ifPresent(db.dataCenters()::remove));
        assertThat(db.transactions().call(() -> db.dataCenters().find(made.id())))
                .isEmpty();
        assertThat(db.transactions().call(() -> db.dataCenters().findAll(List.of(made.id(), dataCenter.id()))))
                .extracting(DataCenter::id)
                .containsExactly(dataCenter.id());
    }

    private static HostInventory inventory() {
        return new HostInventory(
                "h.example",
                "0.1.0",
                "9.0.0",
                "7.2.0",
                "6.1.0",
                "Debian GNU/Linux 12",
                "qemu",
                "x86_64",
                64L << 30,
                16,
                List.of("pc-q35-7.2"),
                List.of("br0", "br1"),
                List.of("/srv/vireo"),
                "/var/lib/vireo/payload");
    }

    private static <T> void assertSame(T made, Supplier<Optional<T>> read) {
        assertThat(db.transactions().call(read))
                .get()
                .usingRecursiveComparison()
                .isEqualTo(made);
    }
}
