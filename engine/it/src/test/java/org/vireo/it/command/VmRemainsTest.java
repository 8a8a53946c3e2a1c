package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.vm.RemoveVm;
import org.vireo.core.command.vm.UpdateVm;
import org.vireo.core.command.vm.VmChanges;
import org.vireo.core.monitoring.RemainsSweep;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.hostproxy.vm.DomainList;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.id.VmId;

/** UEFI variables and TPM state go with their VM: at once, or when the host is back. */
class VmRemainsTest {

    private EngineFixture engine;
    private Inventory inventory;
    private UUID vm;
    private RemainsSweep sweep;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        vm = inventory.madeBlankVm("web");
        engine.done(new UpdateVm(
                vm, new VmChanges(null, null, null, null, null, null, BiosType.Q35_OVMF, null, null, null, null)));
        engine.host().domains().leave(new VmId(vm));
        var database = engine.database();
        sweep = new RemainsSweep(database.vms(), database.auditLog(), database.transactions(), engine.clock());
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void removeShouldHaveTheHostForgetWhatItKeeps() {
        engine.done(new RemoveVm(vm, false));

        assertThat(engine.host().domains().remains()).isEmpty();
        assertThat(inventory.vmExists(vm)).isFalse();
    }

    @Test
    void removeShouldSucceedAlthoughTheHostCannotForgetAndTellItLater() {
        engine.host()
                .fail(Verb.DOMAIN_FORGET, new Fault.Refuse(new HostError(HostErrorCode.LIBVIRT_UNAVAILABLE, "away")));

        engine.done(new RemoveVm(vm, false));

        assertThat(inventory.vmExists(vm)).isFalse();
        assertThat(engine.host().domains().remains()).containsExactly(new VmId(vm));
        sweep();
        assertThat(engine.host().domains().remains()).isEmpty();
    }

    @Test
    void whatALivingVmKeepsShouldStay() {
        sweep();

        assertThat(engine.host().domains().remains()).containsExactly(new VmId(vm));
    }

    /** Another engine's, or younger than the backup that the database was restored from. */
    @Test
    void whatAVmKeepsThatNobodyRemovedShouldStay() {
        VmId unknown = new VmId(UUID.randomUUID());
        engine.host().domains().leave(unknown);

        sweep();

        assertThat(engine.host().domains().remains()).contains(unknown);
    }

    @Test
    void anAgentThatDoesNotKnowTheVerbShouldBeLeftAlone() {
        engine.host()
                .fail(Verb.DOMAIN_REMAINS, new Fault.Refuse(new HostError(HostErrorCode.METHOD_NOT_FOUND, "no verb")));

        sweep();

        assertThat(engine.host().domains().remains()).containsExactly(new VmId(vm));
    }

    private List<VmId> removedWithRemains(int number) {
        List<VmId> removed = new ArrayList<>();
        for (int count = 0; count < number; count++) {
            UUID id = inventory.madeBlankVm("old" + count);
            engine.done(new RemoveVm(id, false));
            engine.host().domains().leave(new VmId(id));
            removed.add(new VmId(id));
        }
        removed.sort(Comparator.comparing(VmId::value));
        return removed;
    }

    @Test
    void aSlowHostShouldNotHoldItsSessionForLong() {
        removedWithRemains(4);
        engine.host().failAlways(Verb.DOMAIN_FORGET, new Fault.Delay(Duration.ofSeconds(6)));

        sweep();

        assertThat(engine.host().executed())
                .filteredOn(Verb.DOMAIN_FORGET::equals)
                .hasSize(2);
    }

    @Test
    void aVmThatTheHostDoesNotForgetShouldNotKeepTheOthersBack() {
        List<VmId> removed = removedWithRemains(2);
        engine.host().fail(Verb.DOMAIN_FORGET, new Fault.LoseRequest());
        sweep();
        engine.host().fail(Verb.DOMAIN_FORGET, new Fault.LoseAnswer());

        sweep();

        assertThat(engine.host().domains().remains()).contains(removed.get(0)).doesNotContain(removed.get(1));
    }

    private void sweep() {
        HostOutcome<DomainList> reached = engine.calls().call(engine.hostId(), connection -> {
            sweep.sweep(engine.hostId(), connection, "test");
            return connection.vms().list(CallContext.of("test", Duration.ofSeconds(5)));
        });
        assertThat(reached.isDone()).isTrue();
    }
}
