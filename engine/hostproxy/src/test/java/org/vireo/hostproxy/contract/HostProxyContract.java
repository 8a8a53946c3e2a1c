package org.vireo.hostproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.ResumePoint;
import org.vireo.hostproxy.event.VmStatusChanged;
import org.vireo.hostproxy.event.VmStopped;

/** Connections, greetings and events. The other parts of the contract extend the same idea per noun. */
public interface HostProxyContract extends VmContract, StorageContract, ConsoleContract, StatisticsContract {

    @Test
    default void greetingShouldNameProtocolHostAndSession() {
        try (var connection = host().connect(new RecordingListener(), Optional.empty())) {
            var greeting = connection.greeting();
            assertThat(greeting.protocol()).isEqualTo(1);
            assertThat(greeting.hostUuid()).isEqualTo(host().id().value());
            assertThat(greeting.session()).isNotBlank();
            assertThat(greeting.replayed()).isFalse();
            assertThat(connection.isOpen()).isTrue();
        }
    }

    @Test
    default void capabilitiesShouldTellWhatTheEngineBuildsFor() {
        try (var connection = host().connect(new RecordingListener(), Optional.empty())) {
            var facts = ContractHost.done(connection.info().capabilities(ContractHost.call()));
            assertThat(facts.memoryBytes()).isPositive();
            assertThat(facts.cpus()).isPositive();
            assertThat(facts.storageRoots()).isNotEmpty();
            assertThat(facts.capabilitiesXml()).contains("<capabilities");
        }
    }

    @Test
    default void statisticsShouldBeASample() {
        try (var connection = host().connect(new RecordingListener(), Optional.empty())) {
            var sample = ContractHost.done(connection.info().statistics(ContractHost.call()));
            assertThat(sample.memoryTotalBytes()).isGreaterThanOrEqualTo(sample.memoryAvailableBytes());
            assertThat(sample.bootTime()).isBefore(sample.sampledAt());
        }
    }

    @Test
    default void devicesForGuestsShouldBeListedWithAllThatIsKnown() {
        try (var connection = host().connect(new RecordingListener(), Optional.empty())) {
            var found = ContractHost.done(connection.info().devices(ContractHost.call()));
            assertThat(found.devices()).containsExactly(ContractHost.CARD);
        }
    }

    @Test
    default void aHostAsInstalledShouldHaveNoScripts() {
        try (var connection = host().connect(new RecordingListener(), Optional.empty())) {
            var found = ContractHost.done(connection.info().customizations(ContractHost.call()));
            assertThat(found.hooks()).isEmpty();
            assertThat(found.overrides()).isEmpty();
            assertThat(found.failures()).isEmpty();
        }
    }

    @Test
    default void hostShouldShowItsCertificateAndAskForTheNextWithOneKey() {
        try (var connection = host().connect(new RecordingListener(), Optional.empty())) {
            var identity = connection.identity();
            var shown = ContractHost.done(identity.certificate(ContractHost.call()));
            assertThat(shown).startsWith("-----BEGIN CERTIFICATE-----");
            assertThat(ContractHost.done(identity.request(ContractHost.call())))
                    .startsWith("-----BEGIN CERTIFICATE REQUEST-----");
            assertThat(identity.install(ContractHost.call(), "no certificate"))
                    .isInstanceOfSatisfying(
                            HostOutcome.Refused.class,
                            refused -> assertThat(refused.error().code()).isEqualTo(HostErrorCode.CERTIFICATE_REFUSED));
            assertThat(ContractHost.done(identity.certificate(ContractHost.call())))
                    .isEqualTo(shown);
        }
    }

    @Test
    default void listenerShouldLearnTheConnectionBeforeAnyEvent() {
        var listener = new RecordingListener();
        try (var connection = host().connect(listener, Optional.empty())) {
            var id = TestDomains.newId();
            connection.vms().create(ContractHost.call(), TestDomains.running(id));
            listener.await(VmStatusChanged.class, event -> event.domain().id().equals(id));
            assertThat(listener.connection()).contains(connection);
            connection.vms().destroy(ContractHost.call(), id);
        }
    }

    @Test
    default void eventsShouldBeNumberedAndNameTheCallThatCausedThem() {
        var listener = new RecordingListener();
        try (var connection = host().connect(listener, Optional.empty())) {
            var id = TestDomains.newId();
            var call = ContractHost.call();
            connection.vms().create(call, TestDomains.running(id));
            var started = listener.await(
                    VmStatusChanged.class, event -> event.domain().id().equals(id));
            connection.vms().destroy(call, id);
            var stopped = listener.await(VmStopped.class, event -> event.id().equals(id));

            assertThat(started.correlationId()).contains(call.correlationId());
            assertThat(started.session()).isEqualTo(connection.greeting().session());
            assertThat(stopped.sequence()).isGreaterThan(started.sequence());
            assertThat(listener.events()).isSortedAccordingTo((a, b) -> Long.compare(a.sequence(), b.sequence()));
        }
    }

    @Test
    default void eventsMissedDuringABreakShouldBeReplayed() {
        var before = new RecordingListener();
        var first = host().connect(before, Optional.empty());
        var id = TestDomains.newId();
        first.vms().create(ContractHost.call(), TestDomains.running(id));
        var last =
                before.await(VmStatusChanged.class, event -> event.domain().id().equals(id));
        first.close();
        try (var other = host().connect(new RecordingListener(), Optional.empty())) {
            other.vms().destroy(ContractHost.call(), id);
        }
        var after = new RecordingListener();
        var resume = new ResumePoint(last.session(), last.sequence());
        try (var connection = host().connect(after, Optional.of(resume))) {
            assertThat(connection.greeting().replayed()).isTrue();
            after.await(VmStopped.class, event -> event.id().equals(id));
            assertThat(after.events().getFirst().sequence()).isEqualTo(last.sequence() + 1);
        }
    }

    @Test
    default void eventsOfAnotherSessionShouldNotBeReplayed() {
        var resume = Optional.of(new ResumePoint("a session of long ago", 3));
        try (var connection = host().connect(new RecordingListener(), resume)) {
            assertThat(connection.greeting().replayed()).isFalse();
        }
    }

    @Test
    default void restartedAgentShouldBeginANewSessionAndEndTheConnection() {
        var listener = new RecordingListener();
        var first = host().connect(listener, Optional.empty());
        host().restartAgent();
        assertThat(listener.awaitEnd()).isNotBlank();
        assertThat(first.isOpen()).isFalse();
        assertThat(first.vms().list(ContractHost.call())).isInstanceOf(HostOutcome.Unreachable.class);
        var resume = Optional.of(
                new ResumePoint(first.greeting().session(), first.greeting().lastSequence()));
        try (var second = host().connect(new RecordingListener(), resume)) {
            assertThat(second.greeting().session())
                    .isNotEqualTo(first.greeting().session());
            assertThat(second.greeting().replayed()).isFalse();
        }
    }

    @Test
    default void closedConnectionShouldTellItsEndOnceAndCallNothing() {
        var listener = new RecordingListener();
        HostConnection connection = host().connect(listener, Optional.empty());
        connection.close();
        connection.close();
        assertThat(listener.awaitEnd()).contains("engine");
        assertThat(connection.isOpen()).isFalse();
        assertThat(connection.vms().list(ContractHost.call())).isInstanceOf(HostOutcome.Unreachable.class);
        assertThat(listener.ends()).hasSize(1);
    }
}
