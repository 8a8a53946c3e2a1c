package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.vm.StartVm;
import org.vireo.core.monitoring.apply.HostApplier;
import org.vireo.core.monitoring.apply.ReportOrigin;
import org.vireo.core.monitoring.apply.StatusApplier;
import org.vireo.hostproxy.ConnectFailure;
import org.vireo.hostproxy.ConnectResult;
import org.vireo.model.event.EventCode;
import org.vireo.model.host.HostStatus;
import org.vireo.model.vm.StopReason;
import org.vireo.model.vm.VmRuntime;
import org.vireo.model.vm.VmStatus;

/** When a host that is away makes its VMs unknown, and what it tells of them when it is back. */
class HostAwayTest {

    private EngineFixture engine;
    private Inventory inventory;
    private HostApplier hosts;
    private UUID vm;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        hosts = engine.part(HostApplier.class);
        vm = inventory.madeBlankVm("web");
        engine.done(new StartVm(vm, null));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aHostThatWasSilentShouldNotGetItsGraceASecondTime() {
        hosts.lost(engine.hostId(), "no sign of life", Duration.ofSeconds(20), "t");
        assertThat(hostStatus()).isEqualTo(HostStatus.CONNECTING);
        assertThat(inventory.vmStatus(vm)).isEqualTo(VmStatus.UP);

        hosts.overdue(engine.hostId(), "t");

        assertThat(hostStatus()).isEqualTo(HostStatus.NON_RESPONSIVE);
        assertThat(runtime()).returns(VmStatus.UNKNOWN, VmRuntime::status).returns(engine.hostId(), VmRuntime::hostId);
        assertThat(engine.events(EventCode.VM_STATUS_UNKNOWN)).hasSize(1);
    }

    @Test
    void aHostWhoseAgentEndedShouldHaveTimeToComeBack() {
        hosts.lost(engine.hostId(), "closed by the host", Duration.ZERO, "t");
        hosts.overdue(engine.hostId(), "t");
        assertThat(hostStatus()).isEqualTo(HostStatus.CONNECTING);

        engine.clock().advance(Duration.ofSeconds(11));
        hosts.overdue(engine.hostId(), "t");

        assertThat(hostStatus()).isEqualTo(HostStatus.NON_RESPONSIVE);
        assertThat(inventory.vmStatus(vm)).isEqualTo(VmStatus.UNKNOWN);
    }

    @Test
    void aHostThatRefusesTheEngineShouldMakeItsVmsUnknownToo() {
        refuses();
        hosts.overdue(engine.hostId(), "t");
        assertThat(hostStatus()).isEqualTo(HostStatus.NON_OPERATIONAL);
        assertThat(inventory.vmStatus(vm)).isEqualTo(VmStatus.UP);

        engine.clock().advance(Duration.ofSeconds(11));
        refuses();
        hosts.overdue(engine.hostId(), "t");
        hosts.overdue(engine.hostId(), "t");

        assertThat(hostStatus()).isEqualTo(HostStatus.NON_OPERATIONAL);
        assertThat(inventory.vmStatus(vm)).isEqualTo(VmStatus.UNKNOWN);
        assertThat(engine.events(EventCode.VM_STATUS_UNKNOWN)).hasSize(1);
    }

    @Test
    void aHostThatRefusesTheEngineAndThenFallsSilentShouldBecomeNonResponsive() {
        refuses();
        engine.clock().advance(Duration.ofSeconds(11));
        hosts.overdue(engine.hostId(), "t");
        hosts.lost(engine.hostId(), "no route", Duration.ZERO, "t");
        hosts.overdue(engine.hostId(), "t");
        assertThat(hostStatus()).isEqualTo(HostStatus.NON_RESPONSIVE);
    }

    @Test
    void aHostWithoutLibvirtShouldKeepItsVmsAndItsGrace() {
        hosts.lost(engine.hostId(), "closed by the host", Duration.ZERO, "t");
        hosts.libvirtAway(engine.hostId(), "libvirtd is down", "t");
        engine.clock().advance(Duration.ofSeconds(11));
        hosts.overdue(engine.hostId(), "t");
        assertThat(inventory.vmStatus(vm))
                .as("its agent tells what it saw last")
                .isEqualTo(VmStatus.UP);

        hosts.lost(engine.hostId(), "closed by the host", Duration.ZERO, "t");
        hosts.overdue(engine.hostId(), "t");
        assertThat(hostStatus()).isEqualTo(HostStatus.CONNECTING);
    }

    private void refuses() {
        hosts.connectFailed(engine.hostId(), new ConnectResult.Failed(ConnectFailure.WRONG_HOST, "another host"), "t");
    }

    @Test
    void whatIsKnownOfALostHostShouldBeNewsOnce() {
        assertThat(hosts.lost(engine.hostId(), "no route", Duration.ZERO, "t")).isTrue();
        assertThat(hosts.lost(engine.hostId(), "no route", Duration.ZERO, "t")).isFalse();
    }

    @Test
    void aQemuThatDiedShouldNotCountAsAStartThatFailed() {
        stopped(StopReason.FAILED);
        assertThat(runtime())
                .returns(VmStatus.DOWN, VmRuntime::status)
                .returns(StopReason.CRASHED, VmRuntime::stopReason);
    }

    @Test
    void aStartThatFailedShouldBeToldAsThat() {
        inventory.pretendLaunching(vm);
        stopped(StopReason.FAILED);
        assertThat(runtime()).returns(StopReason.FAILED, VmRuntime::stopReason);
    }

    @Test
    void aStartWhoseAnswerWasLostShouldStaySoWhenItsHostIsLostToo() {
        inventory.pretendUnanswered(vm);
        engine.clock().advance(Duration.ofSeconds(20));
        hosts.lost(engine.hostId(), "no route", Duration.ofMinutes(1), "t");
        hosts.overdue(engine.hostId(), "t");

        listsNothing();

        assertThat(runtime())
                .as("its agent may still be at the start")
                .returns(VmStatus.UNKNOWN, VmRuntime::status)
                .returns(VmRuntime.START_UNANSWERED, VmRuntime::statusReason);
        engine.clock().advance(Duration.ofMinutes(2));
        listsNothing();
        assertThat(inventory.vmStatus(vm)).isEqualTo(VmStatus.DOWN);
    }

    private void listsNothing() {
        engine.part(StatusApplier.class).all(new ReportOrigin(engine.hostId(), "report", "t"), List.of());
    }

    private void stopped(StopReason reason) {
        engine.part(StatusApplier.class).stopped(new ReportOrigin(engine.hostId(), "stopped", "t"), vm, reason);
    }

    private HostStatus hostStatus() {
        return engine.read(() ->
                engine.database().hosts().find(engine.hostId()).orElseThrow().status());
    }

    private VmRuntime runtime() {
        return engine.read(() -> engine.database().vms().runtimeForUpdate(vm).orElseThrow());
    }
}
