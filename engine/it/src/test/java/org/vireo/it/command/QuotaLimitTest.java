package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.datacenter.AddDataCenter;
import org.vireo.core.command.datacenter.UpdateDataCenter;
import org.vireo.core.command.quota.AddQuota;
import org.vireo.core.command.quota.RemoveQuota;
import org.vireo.core.command.quota.UpdateQuota;
import org.vireo.core.command.quota.limit.AddClusterLimit;
import org.vireo.core.command.quota.limit.AddStorageLimit;
import org.vireo.core.command.quota.limit.LimitVms;
import org.vireo.core.command.quota.limit.RemoveClusterLimit;
import org.vireo.core.command.quota.limit.RemoveStorageLimit;
import org.vireo.core.command.storage.UpdateDisk;
import org.vireo.core.command.vm.RemoveVm;
import org.vireo.core.command.vm.UpdateVm;
import org.vireo.core.command.vm.VmChanges;
import org.vireo.core.validation.Violation;
import org.vireo.model.quota.QuotaMode;

/** Making and changing quotas and their limits. */
class QuotaLimitTest {

    private static final UUID NONE = UUID.randomUUID();

    private EngineFixture engine;
    private Inventory inventory;
    private UUID gold;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        gold = UUID.randomUUID();
        engine.done(new AddQuota(gold, inventory.dataCenter, "gold", ""));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void namesShouldBeUniqueWithinADataCenter() {
        UUID other = UUID.randomUUID();
        engine.done(new AddDataCenter(other, "other", "", true, QuotaMode.AUDIT));
        engine.done(new AddQuota(UUID.randomUUID(), other, "gold", ""));
        assertThat(engine.refusal(new AddQuota(gold, inventory.dataCenter, "GOLD", "")))
                .containsExactly("ALREADY_EXISTS", "NAME_IN_USE");
        assertThat(engine.submit(new AddQuota(UUID.randomUUID(), inventory.dataCenter, "g*", "")))
                .as("a star is a star")
                .isInstanceOf(CommandResult.Accepted.class);
        assertThat(engine.refusal(new AddQuota(UUID.randomUUID(), NONE, "", "")))
                .containsExactlyInAnyOrder("NOT_FOUND", "INVALID_NAME");
        UUID silver = UUID.randomUUID();
        engine.done(new AddQuota(silver, inventory.dataCenter, "silver", ""));
        assertThat(engine.refusal(new UpdateQuota(silver, "gold", null))).containsExactly("NAME_IN_USE");
        engine.done(new UpdateQuota(silver, "bronze", "third"));
        assertThat(engine.refusal(new UpdateQuota(NONE, "x", null))).containsExactly("NOT_FOUND");
    }

    @Test
    void limitsShouldBeOnePerPlaceOfTheDataCenter() {
        UUID all = UUID.randomUUID();
        engine.done(new AddClusterLimit(all, gold, null, 4, null));
        engine.done(new AddClusterLimit(UUID.randomUUID(), gold, inventory.cluster, 2, 1L));
        assertThat(engine.refusal(new AddClusterLimit(UUID.randomUUID(), gold, null, -2, -2L)))
                .containsExactly("QUOTA_LIMIT", "QUOTA_LIMIT", "QUOTA_LIMIT_EXISTS");
        assertThat(engine.refusal(new AddClusterLimit(UUID.randomUUID(), gold, NONE, 1, 1L)))
                .containsExactly("NOT_FOUND");
        UUID stored = UUID.randomUUID();
        engine.done(new AddStorageLimit(stored, gold, inventory.storage, 4L));
        assertThat(engine.refusal(new AddStorageLimit(UUID.randomUUID(), gold, inventory.storage, -2L)))
                .containsExactly("QUOTA_LIMIT", "QUOTA_LIMIT_EXISTS");
        assertThat(engine.refusal(new AddStorageLimit(UUID.randomUUID(), gold, NONE, null)))
                .containsExactly("NOT_FOUND");
        assertThat(engine.refusal(new LimitVms(gold, -2))).containsExactly("QUOTA_LIMIT");
        assertThat(engine.refusal(new LimitVms(NONE, 1))).containsExactly("NOT_FOUND");
        assertThat(engine.refusal(new RemoveClusterLimit(gold, stored))).containsExactly("NOT_FOUND");
        assertThat(engine.refusal(new RemoveStorageLimit(gold, all))).containsExactly("NOT_FOUND");
        engine.done(new RemoveClusterLimit(gold, all));
        engine.done(new RemoveStorageLimit(gold, stored));
        engine.done(new AddClusterLimit(UUID.randomUUID(), gold, null, null, null));
        engine.done(new RemoveQuota(gold));
        assertThat(SharedDatabase.count("quota_cluster_limit")).isZero();
    }

    @Test
    void aQuotaThatIsUsedShouldStay() {
        UUID vm = inventory.madeBlankVm("web");
        var disk = inventory.disk("data");
        engine.done(disk);
        engine.done(new UpdateVm(vm, VmChanges.NONE, false, null, gold));
        engine.done(new UpdateDisk(disk.id(), null, null, null, null, gold));
        assertThat(engine.violations(new RemoveQuota(gold)))
                .extracting(Violation::message)
                .containsExactly("Cannot remove Quota. Quota gold is in use: VMs 1, disks 1.");
        engine.done(new RemoveVm(vm, false));
        UUID silver = UUID.randomUUID();
        engine.done(new AddQuota(silver, inventory.dataCenter, "silver", ""));
        engine.done(new UpdateDisk(disk.id(), null, null, null, null, silver));
        engine.done(new RemoveQuota(gold));
        assertThat(engine.refusal(new RemoveQuota(gold))).containsExactly("NOT_FOUND");
    }

    @Test
    void aQuotaOfAnotherDataCenterShouldBeRefused() {
        UUID other = UUID.randomUUID();
        UUID far = UUID.randomUUID();
        engine.done(new AddDataCenter(other, "other", "", true));
        engine.done(new AddQuota(far, other, "far", ""));
        UUID vm = inventory.madeBlankVm("web");
        assertThat(engine.refusal(new UpdateVm(vm, VmChanges.NONE, false, null, far)))
                .containsExactly("QUOTA_ELSEWHERE");
    }

    @Test
    void whoMayNotConfigureQuotasShouldNotSwitchThemOff() {
        Caller manager = engine.managerOf(inventory.madeBlankVm("web"));
        assertThat(EngineFixture.isDenied(engine.submit(
                        new UpdateDataCenter(inventory.dataCenter, null, null, QuotaMode.ENABLED), manager)))
                .isTrue();
        assertThat(EngineFixture.isDenied(
                        engine.submit(new AddQuota(UUID.randomUUID(), inventory.dataCenter, "own", ""), manager)))
                .isTrue();
        assertThat(EngineFixture.isDenied(engine.submit(new LimitVms(gold, 1), manager)))
                .isTrue();
    }
}
