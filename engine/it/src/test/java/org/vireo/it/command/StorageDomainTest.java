package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.cluster.AddCluster;
import org.vireo.core.command.datacenter.AddDataCenter;
import org.vireo.core.command.storage.AddStorageDomain;
import org.vireo.core.command.storage.AttachStorageDomain;
import org.vireo.core.command.storage.RemoveStorageDomain;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.event.EventCode;
import org.vireo.model.host.HostStatus;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.storage.StorageDomainStatus;

/** Storage domains on the directories of a host. */
class StorageDomainTest {

    private EngineFixture engine;
    private Inventory inventory;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.withHost(engine);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private AddStorageDomain add(String path) {
        return new AddStorageDomain(inventory.storage, engine.hostId(), "main", "", path);
    }

    private Optional<StorageDomain> row() {
        return engine.read(() -> engine.database().storageDomains().find(inventory.storage));
    }

    @Test
    void aStorageDomainShouldBePreparedMeasuredAndAttached() {
        engine.done(add(Inventory.PATH));

        assertThat(row()).hasValueSatisfying(domain -> {
            assertThat(domain.status()).isEqualTo(StorageDomainStatus.UNATTACHED);
            assertThat(domain.capacityBytes()).isPositive();
            assertThat(domain.availableBytes()).isPositive();
        });
        engine.done(new AttachStorageDomain(inventory.storage, inventory.dataCenter));
        assertThat(row().orElseThrow().status()).isEqualTo(StorageDomainStatus.ACTIVE);
        assertThat(engine.refusal(new AttachStorageDomain(inventory.storage, inventory.dataCenter)))
                .containsExactly("STORAGE_DOMAIN_NOT_UNATTACHED");
    }

    @Test
    void aStorageDomainShouldBeReadableWhileItIsPreparedAndLocked() {
        Gate gate = Gate.before(engine.host(), Verb.STORAGE_PREPARE);

        UUID task = engine.accepted(add(Inventory.PATH));

        assertThat(row().orElseThrow().status()).isEqualTo(StorageDomainStatus.INACTIVE);
        assertThat(engine.refusal(new RemoveStorageDomain(inventory.storage))).containsExactly("OBJECT_LOCKED");
        gate.open();
        assertThat(engine.await(task).status()).isEqualTo(TaskStatus.FINISHED);
    }

    @Test
    void aPathThatIsNoneOrOutsideOfTheRootsShouldBeRefused() {
        for (String path : List.of("", "relative", "/a/../b", "/a//b", "/a/", "/a/./b", "/a\nb", "/")) {
            assertThat(engine.refusal(add(path))).as(path).containsExactly("STORAGE_PATH");
        }
        assertThat(engine.violations(add("/etc"))).singleElement().satisfies(violation -> {
            assertThat(violation.code()).isEqualTo("STORAGE_PATH_OUTSIDE");
            assertThat(violation.text()).contains("/etc", "h1", "/var/lib/vireo/storage");
        });
    }

    @Test
    void aPathWithinAnotherStorageDomainShouldBeRefused() {
        engine.done(add(Inventory.PATH));

        AddStorageDomain nested =
                new AddStorageDomain(UUID.randomUUID(), engine.hostId(), "second", "", Inventory.PATH + "/images");
        assertThat(engine.refusal(nested)).containsExactly("STORAGE_PATH_IN_USE");
    }

    @Test
    void aHostThatIsUnknownOrNotUpShouldBeRefused() {
        AddStorageDomain nowhere = new AddStorageDomain(UUID.randomUUID(), UUID.randomUUID(), "x", "", Inventory.PATH);
        assertThat(engine.refusal(nowhere)).containsExactly("NOT_FOUND");
        engine.database()
                .transactions()
                .run(() -> engine.database()
                        .hosts()
                        .find(engine.hostId())
                        .orElseThrow()
                        .become(HostStatus.MAINTENANCE, ""));
        assertThat(engine.refusal(add(Inventory.PATH))).containsExactly("HOST_NOT_UP");
    }

    @Test
    void aRefusalOfTheHostShouldTakeTheRowAwayAndTellWhy() {
        engine.host()
                .fail(
                        Verb.STORAGE_PREPARE,
                        new Fault.Refuse(new HostError(HostErrorCode.STORAGE_CONFLICT, "belongs to another")));

        var task = engine.ended(add(Inventory.PATH), TaskStatus.FAILED);

        assertThat(task.failure()).contains("belongs to another");
        assertThat(row()).isEmpty();
        assertThat(engine.events(EventCode.STORAGE_DOMAIN_ADD_FAILED))
                .singleElement()
                .asString()
                .contains("main", "belongs to another");
    }

    @Test
    void aLostAnswerShouldBeAskedForAgain() {
        engine.host().fail(Verb.STORAGE_PREPARE, new Fault.LoseAnswer());

        engine.done(add(Inventory.PATH));

        assertThat(row()).isPresent();
    }

    @Test
    void aHostThatIsAwayForAMomentShouldBeWaitedFor() {
        engine.host().fail(Verb.STORAGE_PREPARE, new Fault.NotSent());

        engine.done(add(Inventory.PATH));
    }

    @Test
    void aStorageDomainShouldNotBeAttachedToADataCenterThatItsHostIsNotIn() {
        engine.done(add(Inventory.PATH));
        UUID other = UUID.randomUUID();
        engine.done(new AddDataCenter(other, "other", "", true));
        engine.done(new AddCluster(UUID.randomUUID(), other, "oc", "", "x86_64", BiosType.Q35_SEA_BIOS));

        assertThat(engine.refusal(new AttachStorageDomain(inventory.storage, other)))
                .containsExactly("STORAGE_DOMAIN_ELSEWHERE");
    }

    @Test
    void aStorageDomainWithDisksShouldNotBeRemoved() {
        engine.done(add(Inventory.PATH));
        engine.done(new AttachStorageDomain(inventory.storage, inventory.dataCenter));
        engine.done(inventory.disk("data"));

        assertThat(engine.violations(new RemoveStorageDomain(inventory.storage)).toString())
                .contains("STORAGE_DOMAIN_NOT_EMPTY", "data");
    }

    @Test
    void anEmptyStorageDomainShouldBeForgotten() {
        engine.done(add(Inventory.PATH));

        engine.done(new RemoveStorageDomain(inventory.storage));

        assertThat(row()).isEmpty();
        assertThat(engine.events(EventCode.STORAGE_DOMAIN_REMOVED)).hasSize(1);
    }
}
