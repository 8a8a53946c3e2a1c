package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.host.EnrolmentResult;
import org.vireo.core.command.host.EnrolmentService;
import org.vireo.core.monitoring.HostSessions;
import org.vireo.core.port.CertificateSigner;
import org.vireo.core.port.Secrets;
import org.vireo.hostproxy.HostConnector;
import org.vireo.hostproxy.HostGreeting;
import org.vireo.hostproxy.fake.FakeHost;
import org.vireo.hostproxy.fake.FakeHostConnector;
import org.vireo.model.host.Host;
import org.vireo.model.host.HostEnrolment;
import org.vireo.model.host.HostStatus;

/** A host that is watched is taken by the certificate that was signed for it last, and by no other. */
class HostCertificatesTest {

    private final FakeSigner signer = new FakeSigner();
    private EngineFixture engine;
    private HostSessions sessions;
    private HandWiring wiring;
    private String old;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        Inventory.withHost(engine);
        old = engine.host().certificate();
        signer.revocations = Optional.of(new CertificateSigner.Revocations(3, "list 3"));
        var connector = new FakeHostConnector().place(FakeHostCalls.addressOf(engine.hostId()), 54321, engine.host());
        wiring = engine.wiring().with(HostConnector.class, connector).offer(signer);
        sessions = wiring.get(HostSessions.class);
        wiring.offer(sessions);
    }

    @AfterEach
    void stop() {
        sessions.stop();
        engine.close();
    }

    @Test
    void anEnrolmentShouldEndTheConnectionOfTheOldCertificateAndKeepItOut() {
        sessions.watch(engine.hostId());
        EngineFixture.awaitThat("recording", () -> allowed().equals(Set.of(FakeHost.fingerprint(old))));
        EngineFixture.awaitThat("connecting", () -> engine.host().openConnections() == 1);

        assertThat(enrol()).isInstanceOf(EnrolmentResult.Enrolled.class);
        assertThat(allowed()).containsExactly(FakeHost.fingerprint(FakeSigner.NEW));
        awaitStatus(HostStatus.NON_OPERATIONAL);
        assertThat(host().statusReason()).contains("old certificate");
        assertThat(engine.host().openConnections()).isZero();

        engine.host().certificate(FakeSigner.NEW);
        awaitStatus(HostStatus.UP);
        engine.host().certificate(old);
        engine.host().cutConnections();
        awaitStatus(HostStatus.NON_OPERATIONAL);
    }

    @Test
    void aHostShouldGetTheRevokedCertificatesWhenItConnects() {
        engine.host().features(Set.of(HostGreeting.REVOCATION));
        sessions.watch(engine.hostId());
        EngineFixture.awaitThat("giving", () -> !engine.host().revocations().isEmpty());
        assertThat(engine.host().revocations()).containsExactly("list 3");
    }

    private EnrolmentResult enrol() {
        var database = engine.database();
        String fingerprint = wiring.get(Secrets.class).fingerprint("token");
        database.transactions()
                .run(() -> database.hosts()
                        .addEnrolment(new HostEnrolment(
                                fingerprint,
                                engine.hostId(),
                                engine.clock().instant().plus(Duration.ofHours(1)))));
        return wiring.get(EnrolmentService.class)
                .enrol("token", "request", FakeHostCalls.addressOf(engine.hostId()), 54321, "test");
    }

    private void awaitStatus(HostStatus status) {
        EngineFixture.awaitThat(status.name(), () -> host().status() == status);
    }

    private Host host() {
        return engine.read(() -> engine.database().hosts().find(engine.hostId()).orElseThrow());
    }

    private Set<String> allowed() {
        return engine.read(() -> engine.database().hosts().allowedCertificates(engine.hostId()));
    }
}
