package org.vireo.hostproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.event.StopReason;
import org.vireo.hostproxy.event.VmStopped;
import org.vireo.hostproxy.vm.DomainJob;
import org.vireo.hostproxy.vm.DomainState;
import org.vireo.hostproxy.vm.PowerMode;

/**
 * What needs a hypervisor with guests: libvirt's test driver neither launches paused nor takes a power mode, and knows
 * no secrets, jobs or growing disks. What of these it can refuse is in {@link VmContract}.
 */
public interface GuestContract {

    ContractHost host();

    private HostConnection connect() {
        return host().connect(new RecordingListener(), Optional.empty());
    }

    private static CallContext keyed() {
        return ContractHost.call().withIdempotencyKey(UUID.randomUUID().toString());
    }

    @Test
    default void domainLaunchedPausedShouldWaitForResume() {
        try (var connection = connect()) {
            var id = TestDomains.newId();
            var created = ContractHost.done(connection.vms().create(keyed(), TestDomains.paused(id)));
            assertThat(created.state()).isEqualTo(DomainState.PAUSED);
            assertThat(ContractHost.done(connection.vms().resume(keyed(), id)).state())
                    .isEqualTo(DomainState.RUNNING);
            connection.vms().destroy(keyed(), id);
        }
    }

    @Test
    default void shutdownShouldEndInAnEvent() {
        var listener = new RecordingListener();
        try (var connection = host().connect(listener, Optional.empty())) {
            var id = TestDomains.newId();
            connection.vms().create(keyed(), TestDomains.running(id));
            ContractHost.done(connection.vms().shutdown(keyed(), id, PowerMode.ANY));
            assertThat(listener.await(VmStopped.class, event -> event.id().equals(id))
                            .reason())
                    .isEqualTo(StopReason.SHUTDOWN);
        }
    }

    @Test
    default void secretShouldBeThereUntilItIsTakenAway() {
        try (var connection = connect()) {
            var id = UUID.randomUUID();
            var secrets = connection.secrets();
            ContractHost.done(secrets.define(keyed(), id, "Z2VoZWlt"));
            ContractHost.done(secrets.define(keyed(), id, "YW5kZXJz"));
            assertThat(ContractHost.done(secrets.undefine(keyed(), id))).isTrue();
            assertThat(ContractHost.done(secrets.undefine(keyed(), id))).isFalse();
        }
    }

    @Test
    default void diskShouldGrowAndNeverBeCutOffAndNoOtherShould() {
        try (var connection = connect()) {
            var id = TestDomains.newId();
            connection.vms().create(keyed(), TestDomains.withDisk(id, "vda"));
            ContractHost.done(connection.tuning().resizeBlock(keyed(), id, "vda", 1L << 30));
            ContractHost.done(connection.tuning().resizeBlock(keyed(), id, "vda", 1L << 30));
            assertThat(connection.tuning().resizeBlock(keyed(), id, "vda", 1L << 20))
                    .isInstanceOfSatisfying(
                            HostOutcome.Refused.class,
                            refused -> assertThat(refused.error().code()).isEqualTo(HostErrorCode.DOMAIN_STATE));
            assertThat(connection.tuning().resizeBlock(keyed(), id, "vdz", 1L << 30))
                    .isInstanceOf(HostOutcome.Refused.class);
            assertThat(ContractHost.done(connection.jobs().job(ContractHost.call(), id))
                            .state())
                    .isEqualTo(DomainJob.State.NONE);
            connection.vms().destroy(keyed(), id);
        }
    }
}
