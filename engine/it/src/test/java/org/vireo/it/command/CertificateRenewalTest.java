package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.audit.Auditor;
import org.vireo.core.monitoring.CertificateRenewal;
import org.vireo.core.port.CertificateSigner;
import org.vireo.core.runtime.InProcessEventBus;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostGreeting;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.fake.FakeHost;
import org.vireo.hostproxy.fake.Fault;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.model.event.EventCode;

/** A host gets a new certificate when its own is old, and only then. */
class CertificateRenewalTest {

    private final FakeSigner signer = new FakeSigner();
    private EngineFixture engine;
    private String old;
    private CertificateRenewal renewal;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        Inventory.withHost(engine);
        old = engine.host().certificate();
        signer.due = true;
        signer.end = engine.clock().instant().plus(Duration.ofDays(100));
        var database = engine.database();
        var auditor = new Auditor(database.auditLog(), new InProcessEventBus(database.transactions()), engine.clock());
        renewal = new CertificateRenewal(signer, database.hosts(), database.transactions(), auditor, engine.clock());
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void anOldCertificateShouldBeRenewedOnceAndTold() {
        look();
        look();

        assertThat(engine.host().certificate()).isEqualTo(FakeSigner.NEW);
        assertThat(engine.host().executed())
                .filteredOn(Verb.HOST_INSTALL_CERTIFICATE::equals)
                .hasSize(1);
        assertThat(engine.events(EventCode.HOST_CERTIFICATE_RENEWED)).hasSize(1);
        assertThat(signer.asked).singleElement().satisfies(asked -> {
            assertThat(asked.csrPem()).startsWith("-----BEGIN CERTIFICATE REQUEST-----");
            assertThat(asked.address()).isEqualTo(FakeHostCalls.addressOf(engine.hostId()));
        });
    }

    @Test
    void aYoungCertificateShouldBeLeftAlone() {
        signer.due = false;

        look();

        assertThat(engine.host().certificate()).isEqualTo(old);
        assertThat(engine.host().executed()).doesNotContain(Verb.HOST_REQUEST_CERTIFICATE);
    }

    @Test
    void whatFailsShouldBeTriedAgainNextTime() {
        engine.host().fail(Verb.HOST_INSTALL_CERTIFICATE, new Fault.CutBefore());

        look();
        assertThat(engine.host().certificate()).isEqualTo(old);
        look();

        assertThat(engine.host().certificate()).isEqualTo(FakeSigner.NEW);
    }

    @Test
    void aRenewalThatFailsShouldBeToldOnceAndAgainInTheLastDays() {
        HostError full = new HostError(HostErrorCode.INTERNAL, "No space left on device");
        engine.host().failAlways(Verb.HOST_INSTALL_CERTIFICATE, new Fault.Refuse(full));

        look();
        look();

        assertThat(engine.events(EventCode.HOST_CERTIFICATE_NOT_RENEWED))
                .singleElement()
                .asString()
                .contains("h1", signer.end(old).toString(), "No space left", "vireo-agent enrol");
        signer.end = engine.clock().instant().plus(Duration.ofDays(3));
        look();
        look();
        assertThat(engine.events(EventCode.HOST_CERTIFICATE_NOT_RENEWED)).hasSize(2);
    }

    @Test
    void anAgentThatDoesNotKnowTheVerbShouldBeLeftAlone() {
        engine.host()
                .fail(
                        Verb.HOST_CERTIFICATE,
                        new Fault.Refuse(new HostError(HostErrorCode.METHOD_NOT_FOUND, "no verb")));

        look();

        assertThat(engine.host().certificate()).isEqualTo(old);
    }

    @Test
    void whereARenewalWasCutOffEitherCertificateShouldBeTaken() {
        String first = FakeHost.fingerprint(old);
        String second = FakeHost.fingerprint(FakeSigner.NEW);
        assertThat(shows(first)).isTrue();
        engine.host().fail(Verb.HOST_INSTALL_CERTIFICATE, new Fault.CutBefore());
        look();
        assertThat(allowed()).containsExactlyInAnyOrder(first, second);
        assertThat(shows(first)).isTrue();
        assertThat(allowed()).contains(second);
        assertThat(shows(second)).isTrue();
        assertThat(allowed()).containsExactly(second);
        assertThat(shows(first)).isFalse();
    }

    @Test
    void anEnrolmentShouldLeaveNoOtherCertificate() {
        assertThat(allowed()).isEmpty();
        assertThat(shows("of before")).isTrue();
        assertThat(allowed()).containsExactly("of before");
        var database = engine.database();
        database.transactions().run(() -> {
            var certificates = database.hosts().certificates(engine.hostId()).orElseThrow();
            certificates.renewed("in between");
            certificates.enrolled("new");
        });
        assertThat(allowed()).containsExactly("new");
        assertThat(shows("of before")).isFalse();
        assertThat(shows("in between")).isFalse();
    }

    @Test
    void aChangeOfTheHostItselfShouldLeaveItsCertificatesAlone() {
        var database = engine.database();
        database.transactions().run(() -> {
            var host = database.hosts().find(engine.hostId()).orElseThrow();
            Thread other = Thread.startVirtualThread(() -> shows("shown meanwhile"));
            join(other);
            host.rename("other", "name");
        });
        assertThat(allowed()).containsExactly("shown meanwhile");
    }

    @Test
    void aHostShouldGetANewerListOfRevokedCertificatesOnce() {
        signer.due = false;
        signer.revocations = Optional.of(new CertificateSigner.Revocations(7, "list 7"));
        look();
        assertThat(engine.host().revocations()).isEmpty();

        engine.host().features(Set.of(HostGreeting.REVOCATION));
        engine.host().restartAgent();
        engine.host().fail(Verb.HOST_SET_REVOCATIONS, new Fault.CutBefore());
        look();
        assertThat(engine.host().revocations()).isEmpty();
        look();
        look();
        assertThat(engine.host().revocations()).containsExactly("list 7");
        signer.revocations = Optional.of(new CertificateSigner.Revocations(8, "list 8"));
        look();
        assertThat(engine.host().revocations()).containsExactly("list 7", "list 8");
    }

    private Set<String> allowed() {
        var database = engine.database();
        return database.transactions().call(() -> database.hosts().allowedCertificates(engine.hostId()));
    }

    private boolean shows(String fingerprint) {
        var database = engine.database();
        return database.transactions()
                .call(() -> database.hosts()
                        .certificates(engine.hostId())
                        .orElseThrow()
                        .shown(fingerprint));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        engine.calls().call(engine.hostId(), connection -> {
            renewal.renew(engine.hostId(), connection, "test");
            renewal.giveRevocations(engine.hostId(), connection, "test");
            return new HostOutcome.Done<>(true);
        });
    }
}
