package org.vireo.hostproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.hostproxy.ConnectFailure;
import org.vireo.hostproxy.ConnectResult;
import org.vireo.hostproxy.ConnectResult.Connected;
import org.vireo.hostproxy.ConnectResult.Failed;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostEndpoint;
import org.vireo.hostproxy.jsonrpc.ConnectorSettings;
import org.vireo.hostproxy.jsonrpc.JsonRpcHostConnector;
import org.vireo.hostproxy.pki.CertificateAuthority;
import org.vireo.hostproxy.pki.EngineTls;
import org.vireo.hostproxy.pki.SignResult;
import org.vireo.hostproxy.pki.TestPki;
import org.vireo.model.id.HostId;

/** By which certificate the engine takes a real agent for its host. */
class HostIdentityTest {

    private final HostId id = new HostId(UUID.randomUUID());

    @SuppressWarnings("NullAway.Init")
    private Path engine;

    @SuppressWarnings("NullAway.Init")
    private Path pki;

    @SuppressWarnings("NullAway.Init")
    private AgentProcess agent;

    @SuppressWarnings("NullAway.Init")
    private JsonRpcHostConnector connector;

    @BeforeEach
    void start(@TempDir Path folder) {
        engine = TestPki.engine(folder.resolve("engine"), Clock.systemUTC());
        pki = TestPki.host(engine, folder.resolve("host"), id, "127.0.0.1", Clock.systemUTC());
        agent = new AgentProcess(folder.resolve("agent"), pki);
        connector = new JsonRpcHostConnector(
                new EngineTls(engine, new SecureRandom()), ConnectorSettings.defaults("identity test"));
    }

    @AfterEach
    void stop() {
        connector.close();
        agent.close();
    }

    @Test
    void hostThatWasEnrolledAgainShouldBeRefusedWithItsOldKey() {
        var old = shown();
        TestPki.host(engine, pki, id, "127.0.0.1", Clock.systemUTC());
        var last = shown();
        assertThat(last).isNotEqualTo(old);
        assertThat(connect(Set.of(old))).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(ConnectFailure.WRONG_HOST);
            assertThat(failed.message()).contains(id.toString(), old, last, "enrol the host again");
        });
        assertThat(connect(Set.of(last))).isInstanceOf(Connected.class);
    }

    @Test
    void hostThatWasKilledInARenewalShouldBeTakenByEitherCertificate() throws IOException {
        var first = shown();
        SignResult.Signed signed;
        try (var connection = connected(Set.of(first))) {
            signed = signed(ContractHost.done(connection.identity().request(ContractHost.call())));
        }
        var either = Set.of(first, signed.fingerprint());
        agent.restart();
        connected(either).close();
        assertThat(shown()).isEqualTo(first);

        // What an agent leaves that is killed after it took the certificate.
        Files.writeString(pki.resolve("host.crt.next"), signed.certificatePem());
        agent.restart();
        connected(either).close();
        assertThat(shown()).isEqualTo(signed.fingerprint());
        assertThat(connect(Set.of(first))).isInstanceOf(Failed.class);
    }

    private SignResult.Signed signed(String request) {
        var authority = CertificateAuthority.open(engine, Clock.systemUTC(), new SecureRandom());
        return (SignResult.Signed) authority.signHost(request, id, "127.0.0.1");
    }

    /** The fingerprint of what the agent shows to who takes any. */
    private String shown() {
        try (var connection = connected(Set.of())) {
            return connection.certificateFingerprint();
        }
    }

    private HostConnection connected(Set<String> certificates) {
        return switch (connect(certificates)) {
            case Connected(HostConnection connection) -> connection;
            case Failed failed -> throw new AssertionError(failed);
        };
    }

    private ConnectResult connect(Set<String> certificates) {
        return connector.connect(
                new HostEndpoint(id, "127.0.0.1", agent.port(), Optional.empty(), certificates),
                new RecordingListener());
    }
}
