package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.datacenter.UpdateDataCenter;
import org.vireo.core.command.quota.AddQuota;
import org.vireo.core.command.quota.limit.AddClusterLimit;
import org.vireo.core.command.quota.limit.AddStorageLimit;
import org.vireo.core.command.quota.limit.LimitVms;
import org.vireo.core.command.storage.AddDisk;
import org.vireo.core.command.storage.UpdateDisk;
import org.vireo.core.command.template.ImportTemplate;
import org.vireo.core.command.vm.AddVm;
import org.vireo.core.command.vm.RemoveVm;
import org.vireo.core.command.vm.UpdateVm;
import org.vireo.core.command.vm.VmChanges;
import org.vireo.core.command.vmdevice.AddVmDisk;
import org.vireo.core.port.quota.QuotaState;
import org.vireo.core.validation.Violation;
import org.vireo.model.ObjectRef;
import org.vireo.model.device.DiskBus;
import org.vireo.model.event.EventCode;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.quota.QuotaMode;
import org.vireo.model.template.Template;
import org.vireo.model.user.Roles;
import org.vireo.model.user.User;

/** What is counted to quotas, and what they refuse. */
class QuotaTest {

    private static final long GIB = Inventory.GIB;

    private EngineFixture engine;
    private Inventory inventory;
    private UUID gold;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        gold = quota("gold");
        heed(QuotaMode.ENABLED);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void vmsShouldBeCountedOnceWhateverTheyDo() {
        engine.done(new LimitVms(gold, 1));
        UUID first = inventory.madeBlankVm("first");
        AddVm second = inventory.blankVm("second");
        assertThat(engine.violations(second)).singleElement().satisfies(violation -> {
            assertThat(violation.code()).isEqualTo("QUOTA_EXCEEDED");
            assertThat(violation.kind()).isEqualTo(Violation.Kind.CONFLICT);
            assertThat(violation.text())
                    .startsWith("Quota [quota] gold limits VMs to 1: 1 used, 1 more asked for.")
                    .contains("Ask for no more than 0");
        });
        engine.done(new UpdateVm(first, Inventory.named("renamed")));
        engine.done(new RemoveVm(first, false));
        engine.done(second);
        assertThat(state(gold).vms()).isEqualTo(1);
    }

    @Test
    void processorsAndMemoryShouldBeLimitedInOneClusterAndInAll() {
        engine.done(new AddClusterLimit(UUID.randomUUID(), gold, null, 3, null));
        engine.done(new AddClusterLimit(UUID.randomUUID(), gold, inventory.cluster, null, 4 * GIB));
        engine.done(vm("a", 2, 2 * GIB, null));
        assertThat(engine.violations(vm("b", 2, 3 * GIB, null)))
                .extracting(Violation::message)
                .containsExactly(
                        "Quota [quota] gold limits vCPUs to 3: 2 used, 2 more asked for.",
                        "Quota [quota] gold limits memory in cluster cl to 4 GiB: 2 GiB used, 3 GiB more asked"
                                + " for.");
        engine.done(vm("b", 1, 2 * GIB, null));
    }

    @Test
    void aVmThatGrowsShouldNeedRoomAndOneThatShrinksNone() {
        UUID vm = done(vm("a", 2, GIB, null));
        engine.done(new AddClusterLimit(UUID.randomUUID(), gold, null, 3, GIB));
        assertThat(engine.refusal(grown(vm, 4, GIB))).containsExactly("QUOTA_EXCEEDED");
        assertThat(engine.refusal(grown(vm, 2, 2 * GIB))).containsExactly("QUOTA_EXCEEDED");
        engine.done(grown(vm, 3, GIB));
        engine.done(new UpdateVm(vm, Inventory.named("renamed")));
        engine.done(grown(vm, 1, GIB));
        UUID silver = quota("silver");
        UUID running = done(vm("b", 1, GIB / 2, silver));
        engine.database()
                .transactions()
                .run(() -> engine.database()
                        .vms()
                        .runtimeForUpdate(running)
                        .orElseThrow()
                        .growTo(7, 3 * GIB));
        assertThat(state(silver).vmUse())
                .singleElement()
                .satisfies(use ->
                        assertThat(List.of(use.vcpus(), use.memoryBytes())).containsExactly(7L, 3 * GIB));
    }

    @Test
    void aVmShouldMoveToAQuotaWithRoom() {
        UUID vm = done(vm("a", 2, GIB, null));
        UUID silver = quota("silver");
        engine.done(new LimitVms(silver, 0));
        UpdateVm move = new UpdateVm(vm, VmChanges.NONE, false, null, silver);
        assertThat(engine.refusal(move)).containsExactly("QUOTA_EXCEEDED");
        engine.done(new LimitVms(silver, 1));
        engine.done(move);
        engine.done(move);
        assertThat(state(gold).vms()).isZero();
        assertThat(state(silver).vms()).isEqualTo(1);
    }

    @Test
    void aVmFromBeforeShouldBeCountedWhenItGrows() {
        heed(QuotaMode.DISABLED);
        UUID vm = done(vm("a", 2, GIB, null));
        heed(QuotaMode.ENABLED);
        engine.done(new UpdateVm(vm, Inventory.named("renamed")));
        assertThat(state(gold).vms()).isZero();
        engine.done(new AddClusterLimit(UUID.randomUUID(), gold, null, 2, null));
        assertThat(engine.refusal(grown(vm, 3, GIB))).containsExactly("QUOTA_EXCEEDED");
        engine.done(grown(vm, 2, 2 * GIB));
        assertThat(state(gold).vms()).isEqualTo(1);
    }

    @Test
    void disksShouldBeCountedHoweverTheyAreMade() {
        UUID template = inventory.template("debian");
        UUID vm = inventory.madeBlankVm("web");
        engine.done(new AddStorageLimit(UUID.randomUUID(), gold, inventory.storage, 4 * GIB));
        assertThat(state(gold).disks()).as("the template's").isEqualTo(1);
        AddDisk disk = inventory.disk("data");
        engine.done(disk);
        assertThat(engine.violations(inventory.vmFrom(template, "layered")))
                .extracting(Violation::message)
                .containsExactly("Quota [quota] gold limits storage in storage domain main to 4 GiB: 3 GiB used,"
                        + " 2 GiB more asked for.");
        engine.done(new AddVmDisk(vm, inventory.disk("more"), DiskBus.VIRTIO, false, false));
        assertThat(engine.refusal(new AddVmDisk(vm, inventory.disk("most"), DiskBus.VIRTIO, false, false)))
                .containsExactly("QUOTA_EXCEEDED");
        assertThat(engine.refusal(inventory.disk("most"))).containsExactly("QUOTA_EXCEEDED");
        UUID silver = quota("silver");
        engine.done(new AddStorageLimit(UUID.randomUUID(), silver, null, 2 * GIB));
        engine.done(new UpdateDisk(disk.id(), null, null, null, null, silver));
        engine.done(new UpdateDisk(disk.id(), "renamed", null, null, null, null));
        assertThat(engine.refusal(
                        new AddVm(UUID.randomUUID(), inventory.cluster, template, Inventory.named("l"), null, silver)))
                .containsExactly("QUOTA_EXCEEDED");
        assertThat(state(silver).disks()).isEqualTo(1);
    }

    @Test
    void aCopyOfUnknownSizeShouldNotBeMadeWhenItIsTooLarge() {
        engine.done(new AddStorageLimit(UUID.randomUUID(), gold, null, GIB));
        ImportTemplate command = inventory.importOf("debian");
        assertThat(engine.ended(command, TaskStatus.FAILED).failure()).contains("Quota [quota] gold limits storage");
        assertThat(inventory.diskExists(command.diskId())).isFalse();
        assertThat(state(gold).disks()).isZero();
    }

    @Test
    void theLayersOfAVmShouldBeCountedToItsQuota() {
        UUID template = inventory.template("debian");
        done(inventory.vmFrom(template, "layered"));
        assertThat(state(gold).storageUse())
                .singleElement()
                .satisfies(use ->
                        assertThat(List.of(use.disks(), use.provisionedBytes())).containsExactly(2L, 4 * GIB));
    }

    @Test
    void quotasThatAreAuditedShouldAllowAndNote() {
        heed(QuotaMode.AUDIT);
        engine.done(new LimitVms(gold, 0));
        inventory.madeBlankVm("web");
        assertThat(engine.events(EventCode.QUOTA_EXCEEDED))
                .containsExactly("Quota [quota] gold limits VMs to 0: 0 used, 1 more asked for. admin@internal got"
                        + " it, as quotas are only audited.");
        quota("silver");
        inventory.madeBlankVm("uncounted");
        assertThat(state(gold).vms()).isEqualTo(1);
    }

    @Test
    void quotasThatAreDisabledShouldOnlyCount() {
        heed(QuotaMode.DISABLED);
        engine.done(new LimitVms(gold, 0));
        inventory.madeBlankVm("uncounted");
        done(vm("a", 1, GIB, gold));
        assertThat(state(gold).vms()).isEqualTo(1);
        assertThat(engine.events(EventCode.QUOTA_EXCEEDED)).isEmpty();
        assertThat(engine.refusal(vm("b", 1, GIB, UUID.randomUUID()))).containsExactly("NOT_FOUND");
    }

    @Test
    void onlyThoseWhoMayConsumeAQuotaShouldDoSo() {
        UUID silver = quota("silver");
        Caller joe = creator();
        assertThat(violations(vm("a", 1, GIB, null), joe))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text())
                        .contains("there is none that " + joe.principal() + " may consume.", "QuotaConsumer"));
        assertThat(EngineFixture.codes(engine.submit(vm("a", 1, GIB, gold), joe)))
                .containsExactly("NOT_FOUND");
        grant(joe, Roles.USER_ROLE, ObjectRef.quota(gold));
        assertThat(engine.submit(vm("a", 1, GIB, gold), joe)).isInstanceOf(CommandResult.Forbidden.class);
        grant(joe, Roles.QUOTA_CONSUMER, ObjectRef.quota(silver));
        assertThat(engine.submit(vm("a", 1, GIB, null), joe)).isInstanceOf(CommandResult.Accepted.class);
        assertThat(state(silver).vms()).isEqualTo(1);
        grant(joe, Roles.QUOTA_CONSUMER, ObjectRef.quota(gold));
        assertThat(violations(vm("b", 1, GIB, null), joe)).singleElement().satisfies(violation -> {
            assertThat(violation.code()).isEqualTo("QUOTA_REQUIRED");
            assertThat(violation.message()).endsWith("may consume several: gold, silver.");
        });
        assertThat(engine.submit(vm("b", 1, GIB, gold), joe)).isInstanceOf(CommandResult.Accepted.class);
    }

    private Caller creator() {
        Caller joe = new Caller(UUID.randomUUID(), "joe@internal", "c");
        engine.database()
                .transactions()
                .run(() -> engine.database().users().add(new User(joe.userId(), joe.principal(), "hash")));
        grant(joe, UUID.fromString("00000000-0000-0000-0001-000000000002"), ObjectRef.dataCenter(inventory.dataCenter));
        return joe;
    }

    private void grant(Caller caller, UUID role, ObjectRef object) {
        engine.database().transactions().run(() -> engine.database().grant(caller.userId(), role, object));
    }

    private List<Violation> violations(AddVm command, Caller caller) {
        CommandResult<UUID> result = engine.submit(command, caller);
        assertThat(result).isInstanceOf(CommandResult.Refused.class);
        return ((CommandResult.Refused<UUID>) result).violations();
    }

    private UUID quota(String name) {
        UUID id = UUID.randomUUID();
        engine.done(new AddQuota(id, inventory.dataCenter, name, ""));
        return id;
    }

    private void heed(QuotaMode mode) {
        engine.done(new UpdateDataCenter(inventory.dataCenter, null, null, mode));
    }

    private QuotaState state(UUID quota) {
        return engine.read(() -> {
            var quotas = engine.database().quotas();
            return quotas.state(quotas.find(quota).orElseThrow());
        });
    }

    private UUID done(AddVm command) {
        engine.done(command);
        return command.id();
    }

    private AddVm vm(String name, int vcpus, long memory, @Nullable UUID quota) {
        return new AddVm(UUID.randomUUID(), inventory.cluster, Template.BLANK, sized(name, vcpus, memory), null, quota);
    }

    private static UpdateVm grown(UUID vm, int vcpus, long memory) {
        return new UpdateVm(vm, sized(null, vcpus, memory));
    }

    private static VmChanges sized(@Nullable String name, int vcpus, long memory) {
        return new VmChanges(
                name, null, null, memory, new CpuTopology(vcpus, 1, 1), null, null, null, null, null, null);
    }
}
