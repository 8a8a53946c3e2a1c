package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.monitoring.HostObserver;
import org.vireo.core.monitoring.apply.ReportOrigin;
import org.vireo.core.monitoring.apply.StatusApplier;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.vm.DomainList;
import org.vireo.hostproxy.vm.DomainState;
import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.model.id.VmId;
import org.vireo.model.job.TaskStatus;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmStatus;

/** What a host says of VMs that are not yet, or not well. */
class HostReportTest {

    private EngineFixture engine;
    private Inventory inventory;
    private UUID vm;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        vm = inventory.madeBlankVm("web");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aVmThatHangsShouldBeReadAgainWithALaterReport() {
        engine.done(new StartVm(vm, null));
        engine.host().domains().hangs(new VmId(vm), true);
        answered();
        assertThat(runtime().devicesHash()).isNull();
        engine.host().domains().hangs(new VmId(vm), false);
        answered();
        assertThat(runtime().devicesHash()).isEqualTo(listed().domains().get(0).devicesHash());
    }

    @Test
    void aVmThatIsBeingStartedShouldNotBeTakenForDownHoweverLongItTakes() {
        engine.done(new StartVm(vm, null));
        inventory.pretendUnanswered(vm);
        engine.clock().advance(Duration.ofMinutes(5));
        report(List.of(starting()));
        assertThat(runtime())
                .returns(VmStatus.UNKNOWN, VmRuntime::status)
                .returns(VmRuntime.START_UNANSWERED, VmRuntime::statusReason);
        report(List.of());
        assertThat(inventory.vmStatus(vm)).isEqualTo(VmStatus.DOWN);
    }

    @Test
    void aVmThatIsBeingStartedShouldStayLaunching() {
        engine.done(new StartVm(vm, null));
        inventory.pretendLaunching(vm);
        report(List.of(starting()));
        assertThat(inventory.vmStatus(vm)).isEqualTo(VmStatus.WAIT_FOR_LAUNCH);
    }

    @Test
    void aStartThatMayStillFailShouldNotCountAsDone() {
        VmId id = engine.host()
                .domains()
                .startOutside("<domain><name>web</name><uuid>" + vm + "</uuid><devices/></domain>");
        engine.host().domains().become(id, DomainState.NOSTATE, "starting");
        engine.ended(new StartVm(vm, null), TaskStatus.UNKNOWN);
        assertThat(runtime()).returns(VmStatus.UNKNOWN, VmRuntime::status);
    }

    private DomainStatus starting() {
        DomainStatus known = listed().domains().get(0);
        return new DomainStatus(
                known.id(),
                known.name(),
                DomainState.NOSTATE,
                "starting",
                "",
                true,
                Optional.empty(),
                Optional.empty());
    }

    private DomainList listed() {
        return engine.calls()
                .call(engine.hostId(), connection -> connection.vms().list(CallContext.of("t", Duration.ofSeconds(5))))
                .done()
                .orElseThrow();
    }

    private void report(List<DomainStatus> domains) {
        engine.part(StatusApplier.class).all(new ReportOrigin(engine.hostId(), "report", "t"), domains);
    }

    private void answered() {
        DomainStatus status = listed().domains().get(0);
        HostObserver observer = engine.part(HostObserver.class);
        engine.calls().call(engine.hostId(), connection -> {
            observer.answered(engine.hostId(), connection, status, "t");
            return connection.vms().list(CallContext.of("t", Duration.ofSeconds(5)));
        });
    }

    private VmRuntime runtime() {
        return engine.read(() -> engine.database().vms().runtimeForUpdate(vm).orElseThrow());
    }
}
