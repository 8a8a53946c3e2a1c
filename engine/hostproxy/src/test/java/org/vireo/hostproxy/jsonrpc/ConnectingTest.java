package org.vireo.hostproxy.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.hostproxy.ConnectFailure;
import org.vireo.hostproxy.ConnectResult;
import org.vireo.hostproxy.ConnectResult.Failed;
import org.vireo.hostproxy.contract.RecordingListener;
import org.vireo.hostproxy.pki.TestPki;
import org.vireo.model.id.HostId;

/** Every way that connecting fails is a value with a remedy, and tells the listener nothing. */
class ConnectingTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private WirePeer wire;

    private final RecordingListener listener = new RecordingListener();

    @BeforeEach
    void start() {
        wire = new WirePeer(folder, WirePeer.impatient());
    }

    @AfterEach
    void stop() {
        wire.close();
        assertThat(listener.connection()).isEmpty();
        assertThat(listener.ends()).isEmpty();
    }

    private AbstractStringAssert<?> assertFailed(ScriptedPeer peer, ConnectFailure reason) {
        try (peer) {
            ConnectResult result = wire.connect(peer, listener);
            assertThat(result).isInstanceOf(Failed.class);
            var failed = (Failed) result;
            assertThat(failed.reason()).as(failed.message()).isEqualTo(reason);
            return assertThat(failed.message()).contains(wire.id.toString()).contains("127.0.0.1:");
        }
    }

    @Test
    void closedPortShouldBeUnreachable() {
        var gone = ScriptedPeer.plain(PeerSession::swallow);
        gone.close();
        assertFailed(gone, ConnectFailure.UNREACHABLE).contains("firewall");
    }

    @Test
    void peerThatNeverAnswersShouldBeUnreachable() {
        assertFailed(ScriptedPeer.plain(PeerSession::swallow), ConnectFailure.UNREACHABLE)
                .contains("no answer");
    }

    @Test
    void peerWithoutTlsShouldBeRefused() {
        assertFailed(ScriptedPeer.plain(session -> session.respond("400 Bad Request\r\n")), ConnectFailure.TLS_REFUSED)
                .contains("TLS failed");
    }

    @Test
    void certificateOfAnotherAuthorityShouldBeRefused() {
        var foreign = TestPki.engine(folder.resolve("foreign"), Clock.systemUTC());
        var host = TestPki.host(foreign, folder.resolve("foreign-host"), wire.id, "127.0.0.1", Clock.systemUTC());
        assertFailed(ScriptedPeer.tls(host, PeerSession::greet), ConnectFailure.TLS_REFUSED)
                .contains("agent's certificate")
                .contains("not signed by this engine's authority");
    }

    @Test
    void expiredCertificateOfAHostShouldBeRefused() {
        var past = Clock.fixed(Instant.now().minus(Duration.ofDays(500)), ZoneOffset.UTC);
        var host = TestPki.host(wire.engine, folder.resolve("expired"), wire.id, "127.0.0.1", past);
        assertFailed(ScriptedPeer.tls(host, PeerSession::greet), ConnectFailure.TLS_REFUSED)
                .contains("agent's certificate")
                .contains("expired");
    }

    @Test
    void certificateForAnotherAddressShouldBeRefused() {
        var host = TestPki.host(wire.engine, folder.resolve("moved"), wire.id, "10.1.2.3", Clock.systemUTC());
        assertFailed(ScriptedPeer.tls(host, PeerSession::greet), ConnectFailure.TLS_REFUSED)
                .contains("127.0.0.1")
                .contains("Enrol the host again");
    }

    @Test
    void certificateOfAnotherHostShouldBeTheWrongHost() {
        var other = new HostId(UUID.randomUUID());
        var host = TestPki.host(wire.engine, folder.resolve("other"), other, "127.0.0.1", Clock.systemUTC());
        assertFailed(ScriptedPeer.tls(host, PeerSession::greet), ConnectFailure.WRONG_HOST)
                .contains("vireo:host:" + other)
                .contains("vireo:host:" + wire.id);
    }

    @Test
    void resumedTlsSessionShouldNotHideAWrongHost() {
        try (var peer = ScriptedPeer.tls(wire.host, session -> session.greet().drain())) {
            var greeted = new RecordingListener();
            wire.open(peer, greeted).close();
            var other = wire.connect(new HostId(UUID.randomUUID()), peer, listener);
            assertThat(other)
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed -> assertThat(failed.reason())
                                    .as(failed.message())
                                    .isEqualTo(ConnectFailure.WRONG_HOST));
            wire.open(peer, greeted).close();
        }
    }

    @Test
    void webServerShouldBeNoAgent() {
        assertFailed(
                        ScriptedPeer.tls(wire.host, session -> {
                            session.readHeader("host:");
                            session.respond("404 Not Found\r\nContent-Length: 0\r\n");
                        }),
                        ConnectFailure.PROTOCOL_MISMATCH)
                .contains("HTTP status 404");
    }

    @Test
    void otherWebSocketServerShouldBeNoAgent() {
        assertFailed(
                        ScriptedPeer.tls(wire.host, session -> {
                            session.upgrade("");
                            session.drain();
                        }),
                        ConnectFailure.PROTOCOL_MISMATCH)
                .contains("vireo.v1");
    }

    @Test
    void otherProtocolVersionShouldBeAMismatch() {
        assertFailed(
                        ScriptedPeer.tls(wire.host, session -> {
                            session.upgrade("Sec-WebSocket-Protocol: vireo.v1\r\n");
                            session.answer(
                                    session.read(), PeerSession.GREETING.replace("\"protocol\":1", "\"protocol\":9"));
                            session.drain();
                        }),
                        ConnectFailure.PROTOCOL_MISMATCH)
                .contains("speaks protocol 9");
    }

    @Test
    void refusedGreetingShouldBeAMismatch() {
        assertFailed(
                        ScriptedPeer.tls(wire.host, session -> {
                            session.upgrade("Sec-WebSocket-Protocol: vireo.v1\r\n");
                            var hello = session.read();
                            session.send("{\"jsonrpc\":\"2.0\",\"id\":" + hello.path("id")
                                    + ",\"error\":{\"code\":-32602,\"message\":\"only version 3\"}}");
                            session.drain();
                        }),
                        ConnectFailure.PROTOCOL_MISMATCH)
                .contains("only version 3");
    }

    @Test
    void greetingThatNeverComesShouldBeUnreachable() {
        assertFailed(
                        ScriptedPeer.tls(wire.host, session -> {
                            session.upgrade("Sec-WebSocket-Protocol: vireo.v1\r\n");
                            session.drain();
                        }),
                        ConnectFailure.UNREACHABLE)
                .contains("host.hello");
    }
}
