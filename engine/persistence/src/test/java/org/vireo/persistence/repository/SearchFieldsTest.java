package org.vireo.persistence.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.core.query.Search;
import org.vireo.core.query.Search.Condition;
import org.vireo.core.query.Search.Operator;
import org.vireo.model.ObjectRef;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.cluster.DataCenter;
import org.vireo.model.event.AuditEvent;
import org.vireo.model.event.EventCode;
import org.vireo.model.host.Host;
import org.vireo.model.network.Network;
import org.vireo.model.network.VnicProfile;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.user.Reach;
import org.vireo.model.vm.Vm;
import org.vireo.persistence.test.Samples;
import org.vireo.persistence.test.TestDatabase;

/** Every promised field of every kind but VMs finds something. */
class SearchFieldsTest {

    private static TestDatabase db;
    private static Host host;
    private static Vm vm;

    @BeforeAll
    static void start() {
        db = TestDatabase.create();
        Samples samples = new Samples(db);
        DataCenter dataCenter = samples.dataCenter("dc");
        Cluster cluster = samples.cluster("cluster", dataCenter);
        host = samples.host("host", cluster);
        vm = samples.vm("vm", cluster);
        StorageDomain storage = samples.storageDomain("storage", host);
        samples.disk("disk", storage);
        samples.task("Starting VM");
        Network network = new Network(UUID.randomUUID(), dataCenter.id(), "net", "", "br0", 1500);
        db.transactions().run(() -> {
            db.storageDomains().find(storage.id()).orElseThrow().attachTo(dataCenter.id());
            db.networks().add(network);
            db.vnicProfiles().add(new VnicProfile(UUID.randomUUID(), network.id(), "profile", ""));
            event(EventCode.VM_STARTED, ObjectRef.vm(vm.id()), null);
            event(EventCode.HOST_NON_RESPONSIVE, null, host.id());
            event(EventCode.VM_FOUND_ELSEWHERE, null, null);
        });
    }

    @AfterAll
    static void stop() {
        db.close();
    }

    private static void event(EventCode code, @Nullable ObjectRef object, @Nullable UUID hostId) {
        db.auditLog().add(new AuditEvent(code, Samples.NOW, code + " happened", "corr", null, object, hostId));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=dc", "description=", "status=up", "status=u*"})
    void dataCenters(String text) {
        assertThat(found(text, db.dataCenters()::search))
                .extracting(DataCenter::name)
                .containsExactly("dc");
    }

    @Test
    void aDataCenterWithoutActiveStorageIsUninitialized() {
        new Samples(db).dataCenter("empty");
        assertThat(found("status=uninitialized", db.dataCenters()::search))
                .extracting(DataCenter::name)
                .containsExactly("empty");
        db.transactions().run(() -> db.dataCenters().named("empty").ifPresent(db.dataCenters()::remove));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=cluster", "description=", "datacenter=DC", "datacenter.name=d*"})
    void clusters(String text) {
        assertThat(found(text, db.clusters()::search)).extracting(Cluster::name).containsExactly("cluster");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=host",
                "address=host.example",
                "status=installing",
                "cluster=cluster",
                "cluster.name=cluster",
                "datacenter=dc"
            })
    void hosts(String text) {
        assertThat(found(text, db.hosts()::search)).extracting(Host::name).containsExactly("host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=storage", "status=active", "datacenter=dc", "host=host"})
    void storageDomains(String text) {
        assertThat(found(text, db.storageDomains()::search))
                .extracting(StorageDomain::name)
                .containsExactly("storage");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=disk",
                "alias=disk",
                "description=",
                "status=locked",
                "storage=storage",
                "storage.name=stor*",
                "disk_type=image",
                "disk_type!=lun",
                "provisioned_size=1073741824"
            })
    void disks(String text) {
        assertThat(found(text, db.disks()::search)).extracting(Disk::name).containsExactly("disk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=net", "description=", "datacenter=dc", "mtu=1500"})
    void networks(String text) {
        assertThat(found(text, db.networks()::search)).extracting(Network::name).containsExactly("net");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=profile", "network.name=net"})
    void vnicProfiles(String text) {
        assertThat(found(text, db.vnicProfiles()::search))
                .extracting(VnicProfile::name)
                .containsExactly("profile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id=00000000-0000-0000-0000-000000000000", "name=blank", "status=ok", "cluster!=cluster"})
    void templates(String text) {
        assertThat(found(text, db.templates()::search)).singleElement().matches(template -> template.isBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"correlation_id=corr", "status=started", "description=*starting*"})
    void tasks(String text) {
        assertThat(found(text, db.tasks()::search)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "type=32, VM_STARTED",
        "severity=normal, VM_STARTED",
        "severity>normal, VM_FOUND_ELSEWHERE HOST_NON_RESPONSIVE",
        "severity>error, VM_FOUND_ELSEWHERE",
        "severity!=normal, VM_FOUND_ELSEWHERE HOST_NON_RESPONSIVE",
        "message=*found*, VM_FOUND_ELSEWHERE",
        "correlation_id=corr, VM_FOUND_ELSEWHERE HOST_NON_RESPONSIVE VM_STARTED",
        "time>2026-03-04, VM_FOUND_ELSEWHERE HOST_NON_RESPONSIVE VM_STARTED",
        "vm.name=vm, VM_STARTED",
        "host.name=host, HOST_NON_RESPONSIVE"
    })
    void events(String text, String expected) {
        assertThat(found(text, search -> db.auditLog().search(search, 0, Reach.EVERYTHING)))
                .extracting(AuditEvent::code)
                .extracting(Enum::name)
                .containsExactly(expected.split(" "));
    }

    @Test
    void eventsAreFoundByTheirObjectsAndFollowedByTheirIds() {
        List<AuditEvent> all =
                found("correlation_id=corr", search -> db.auditLog().search(search, 0, Reach.EVERYTHING));
        assertThat(found("vm.id=" + vm.id(), search -> db.auditLog().search(search, 0, Reach.EVERYTHING)))
                .hasSize(1);
        assertThat(found("host.id=" + host.id(), search -> db.auditLog().search(search, 0, Reach.EVERYTHING)))
                .hasSize(1);
        assertThat(found("id=" + all.getFirst().id(), search -> db.auditLog().search(search, 0, Reach.EVERYTHING)))
                .hasSize(1);
        List<AuditEvent> later = db.transactions()
                .call(() -> db.auditLog().search(Search.ALL, all.getLast().id(), Reach.EVERYTHING));
        assertThat(later)
                .extracting(AuditEvent::id)
                .containsExactly(all.get(0).id(), all.get(1).id());
    }

    private static <E> List<E> found(String text, Function<Search, List<E>> search) {
        String operator = text.contains("!=") ? "!=" : text.contains(">") ? ">" : "=";
        String[] parts = text.split(operator, 2);
        Condition condition = new Condition.Comparison(
                parts[0],
                switch (operator) {
                    case "!=" -> Operator.NOT_EQUAL;
                    case ">" -> Operator.GREATER;
                    default -> Operator.EQUAL;
                },
                parts[1]);
        return db.transactions().call(() -> search.apply(new Search(condition, List.of(), 0, 1, false)));
    }
}
