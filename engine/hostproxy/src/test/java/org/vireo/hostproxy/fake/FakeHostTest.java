package org.vireo.hostproxy.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.vireo.hostproxy.ConnectFailure;
import org.vireo.hostproxy.ConnectResult;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostEndpoint;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostOutcome.Refused;
import org.vireo.hostproxy.HostOutcome.Unknown;
import org.vireo.hostproxy.HostOutcome.Unreachable;
import org.vireo.hostproxy.ResumePoint;
import org.vireo.hostproxy.console.ConsoleEnd;
import org.vireo.hostproxy.console.ConsoleEnd.Reason;
import org.vireo.hostproxy.console.ConsoleRequest;
import org.vireo.hostproxy.console.ConsoleTarget;
import org.vireo.hostproxy.contract.ContractHost;
import org.vireo.hostproxy.contract.RecordingListener;
import org.vireo.hostproxy.contract.TestDomains;
import org.vireo.hostproxy.event.LibvirtConnectionChanged;
import org.vireo.hostproxy.event.StopReason;
import org.vireo.hostproxy.event.VmStatusChanged;
import org.vireo.hostproxy.event.VmStopped;
import org.vireo.hostproxy.vm.DomainState;
import org.vireo.model.id.HostId;
import org.vireo.model.id.VmId;

class FakeHostTest {

    private final SimulatedClock clock = new SimulatedClock();
    private final FakeHost host = new FakeHost(new HostId(UUID.randomUUID()), clock);
    private final FakeHostConnector connector = new FakeHostConnector().place("h", 1, host);
    private final RecordingListener listener = new RecordingListener();
    private final VmId id = TestDomains.newId();

    private ConnectResult connect(Optional<ResumePoint> resume) {
        return connector.connect(new HostEndpoint(host.id(), "h", 1, resume), listener);
    }

    private HostConnection open() {
        return switch (connect(Optional.empty())) {
            case ConnectResult.Connected(HostConnection connection) -> connection;
            case ConnectResult.Failed failed -> throw new AssertionError(failed);
        };
    }

    private HostOutcome<?> create(HostConnection connection) {
        return connection.vms().create(ContractHost.call(), TestDomains.running(id));
    }

    @Test
    void refusalOnDemandShouldHaveNoEffectAndBeUsedUp() {
        var busy = new HostError(HostErrorCode.BUSY, "queue full");
        host.fail(Verb.DOMAIN_CREATE, new Fault.Refuse(busy));
        var connection = open();
        assertThat(create(connection)).isEqualTo(new Refused<>(busy));
        assertThat(host.domains().all()).isEmpty();
        assertThat(create(connection).isDone()).isTrue();
        assertThat(host.executed()).containsExactly(Verb.DOMAIN_CREATE);
        assertThat(host.created()).hasSize(1);
    }

    @Test
    void lostAnswerShouldBeUnknownWithTheEffectAndLostRequestWithout() {
        var connection = open();
        host.fail(Verb.DOMAIN_CREATE, new Fault.LoseRequest());
        assertThat(create(connection)).isInstanceOf(Unknown.class);
        assertThat(host.domains().find(id)).isEmpty();
        host.fail(Verb.DOMAIN_CREATE, new Fault.LoseAnswer());
        assertThat(create(connection)).isInstanceOf(Unknown.class);
        assertThat(host.domains().find(id)).isPresent();
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void cutShouldEndTheConnectionBeforeOrAfterTheEffect() {
        host.fail(Verb.DOMAIN_CREATE, new Fault.CutBefore());
        var first = open();
        assertThat(create(first)).isInstanceOf(Unknown.class);
        assertThat(host.domains().all()).isEmpty();
        assertThat(create(first)).isInstanceOf(Unreachable.class);
        host.fail(Verb.DOMAIN_CREATE, new Fault.CutAfter());
        assertThat(create(open())).isInstanceOf(Unknown.class);
        assertThat(host.domains().find(id)).isPresent();
        assertThat(host.openConnections()).isZero();
        assertThat(listener.awaitEnd()).isEqualTo("connection lost");
    }

    @Test
    void requestThatWasNotSentShouldBeUnreachable() {
        host.failAlways(Verb.DOMAIN_CREATE, new Fault.NotSent());
        var connection = open();
        assertThat(create(connection)).isInstanceOf(Unreachable.class);
        assertThat(create(connection)).isInstanceOf(Unreachable.class);
        host.healthy();
        assertThat(create(connection).isDone()).isTrue();
    }

    @Test
    void delayShouldMoveSimulatedTimeAndPassDeadlines() {
        var connection = open();
        var before = clock.instant();
        host.fail(Verb.DOMAIN_LIST, new Fault.Delay(Duration.ofSeconds(3)));
        assertThat(connection.vms().list(ContractHost.call()).isDone()).isTrue();
        assertThat(clock.instant()).isEqualTo(before.plusSeconds(3));
        host.fail(Verb.DOMAIN_CREATE, new Fault.Delay(Duration.ofMinutes(3)));
        assertThat(create(connection)).isInstanceOf(Unknown.class);
        assertThat(host.domains().find(id)).isPresent();
    }

    @Test
    void heldCallShouldWaitWhileOthersGoOn() throws InterruptedException, ExecutionException {
        var release = new CountDownLatch(1);
        host.fail(Verb.DOMAIN_CREATE, new Fault.Hold(release));
        var connection = open();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var held = threads.submit(() -> create(connection));
            assertThat(connection.vms().list(ContractHost.call()).isDone()).isTrue();
            assertThat(held.isDone()).isFalse();
            release.countDown();
            assertThat(held.get().isDone()).isTrue();
        }
    }

    @Test
    void eventsBeyondTheBufferShouldNotBeReplayed() {
        host.eventBuffer(2);
        var first = open();
        var start = new ResumePoint(first.greeting().session(), 0);
        create(first);
        host.domains().become(id, DomainState.PAUSED, "ioerror");
        host.domains().stop(id, StopReason.CRASHED);
        host.cutConnections();
        assertThat(connect(Optional.of(start)))
                .isInstanceOfSatisfying(
                        ConnectResult.Connected.class,
                        connected -> assertThat(
                                        connected.connection().greeting().replayed())
                                .isFalse());
        assertThat(connect(Optional.of(new ResumePoint(start.session(), 1))))
                .isInstanceOfSatisfying(
                        ConnectResult.Connected.class,
                        connected -> assertThat(
                                        connected.connection().greeting().replayed())
                                .isTrue());
    }

    @Test
    void whatHappensWithoutLibvirtShouldBeToldWhenItIsBack() {
        var connection = open();
        create(connection);
        host.libvirtLost("libvirtd was killed");
        host.domains().stop(id, StopReason.CRASHED);
        assertThat(create(connection))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.error().code()).isEqualTo(HostErrorCode.LIBVIRT_UNAVAILABLE));
        var list = ContractHost.done(connection.vms().list(ContractHost.call()));
        assertThat(list.libvirtConnected()).isFalse();
        assertThat(list.domains()).hasSize(1);
        host.libvirtBack();
        listener.await(LibvirtConnectionChanged.class, LibvirtConnectionChanged::connected);
        assertThat(listener.await(VmStopped.class, stopped -> stopped.id().equals(id))
                        .reason())
                .isEqualTo(StopReason.UNKNOWN);
    }

    @Test
    void changesBehindTheBackShouldBeReported() {
        open();
        var xml = TestDomains.running(id).xml();
        assertThat(host.domains().startOutside(xml)).isEqualTo(id);
        host.domains().changeXml(id, xml.replaceFirst("(?s)<interface.*</interface>", ""), "device_removed");
        var removed =
                listener.await(VmStatusChanged.class, event -> event.cause().equals("device_removed"));
        var started =
                listener.await(VmStatusChanged.class, event -> event.cause().contains("started"));
        assertThat(removed.domain().devicesHash()).isNotEqualTo(started.domain().devicesHash());
        assertThat(started.correlationId()).isEmpty();
        assertThat(host.domains().xmlOf(id).orElseThrow()).doesNotContain("<interface");
    }

    @Test
    void devicesShouldGetAddressesAndBeUpdatedByAlias() {
        var connection = open();
        create(connection);
        assertThat(host.domains().xmlOf(id).orElseThrow()).contains("<address").contains("type=\"pci\"");
        var changed = """
                <interface type="network"><mac address="52:54:00:00:00:01"/><link state="down"/>
                <alias name="ua-8d2f8f4e-27cc-4f66-8b4f-58a1d9a6d1ce"/></interface>""";
        assertThat(connection
                        .devices()
                        .updateDevice(ContractHost.call(), id, changed)
                        .isDone())
                .isTrue();
        assertThat(host.domains().xmlOf(id).orElseThrow()).contains("state=\"down\"");
        assertThat(connection.devices().updateDevice(ContractHost.call(), id, "<tpm/>"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void devicesShouldBePluggedInAndTakenOutUnlessTheGuestKeepsThem() {
        var connection = open();
        create(connection);
        var alias = "ua-" + UUID.randomUUID();
        var device = "<disk type=\"file\" device=\"disk\"><target dev=\"vdb\" bus=\"virtio\"/><alias name=\"" + alias
                + "\"/></disk>";
        var devices = connection.devices();
        assertThat(devices.attachDevice(ContractHost.call(), id, device).isDone())
                .isTrue();
        listener.await(VmStatusChanged.class, event -> event.cause().equals("device_added"));
        assertThat(host.domains().xmlOf(id).orElseThrow()).contains(alias).contains("bus=\"0x02\"");
        assertThat(devices.attachDevice(ContractHost.call(), id, device)).isInstanceOf(Refused.class);
        host.domains().guestsLetGo(false);
        assertThat(devices.detachDevice(ContractHost.call(), id, alias))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.error().code()).isEqualTo(HostErrorCode.DEVICE_IN_USE));
        host.domains().guestsLetGo(true);
        assertThat(devices.detachDevice(ContractHost.call(), id, alias).isDone())
                .isTrue();
        assertThat(host.domains().xmlOf(id).orElseThrow()).doesNotContain(alias);
        assertThat(devices.detachDevice(ContractHost.call(), id, alias).isDone())
                .isTrue();
    }

    @Test
    void hostWithoutPowerShouldBeUnreachableAndEmptyAfterwards() {
        create(open());
        host.powerOff();
        assertThat(listener.awaitEnd()).isEqualTo("connection lost");
        assertThat(connect(Optional.empty()))
                .isInstanceOfSatisfying(
                        ConnectResult.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(ConnectFailure.UNREACHABLE));
        host.powerOn();
        assertThat(ContractHost.done(open().vms().list(ContractHost.call())).domains())
                .isEmpty();
    }

    @Test
    void hostThatCannotBeReachedShouldEndItsConsoles() {
        for (Runnable away : List.<Runnable>of(host::unreachable, host::powerOff)) {
            host.powerOn();
            var connection = open();
            create(connection);
            var request = new ConsoleRequest(id, new ConsoleTarget.Display(0), "ann", false, Duration.ofMinutes(1));
            var console = ContractHost.done(connection.consoles().open(ContractHost.call(), request));
            away.run();
            assertThat(console.end()).map(ConsoleEnd::reason).contains(Reason.LOST);
        }
    }

    @Test
    void connectFailuresShouldComeAsOrdered() {
        host.failConnect(ConnectFailure.TLS_REFUSED, "expired");
        assertThat(connect(Optional.empty()))
                .isEqualTo(new ConnectResult.Failed(ConnectFailure.TLS_REFUSED, "expired"));
        var other = new HostEndpoint(new HostId(UUID.randomUUID()), "h", 1, Optional.empty());
        assertThat(connector.connect(other, listener))
                .isInstanceOfSatisfying(
                        ConnectResult.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(ConnectFailure.WRONG_HOST));
        assertThat(List.of(open().isOpen())).containsExactly(true);
    }
}
