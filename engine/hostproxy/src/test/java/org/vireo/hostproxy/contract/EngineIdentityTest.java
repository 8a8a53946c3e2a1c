package org.vireo.hostproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.hostproxy.ConnectFailure;
import org.vireo.hostproxy.ConnectResult;
import org.vireo.hostproxy.ConnectResult.Connected;
import org.vireo.hostproxy.ConnectResult.Failed;
import org.vireo.hostproxy.HostEndpoint;
import org.vireo.hostproxy.jsonrpc.ConnectorSettings;
import org.vireo.hostproxy.jsonrpc.JsonRpcHostConnector;
import org.vireo.hostproxy.pki.EngineTls;
import org.vireo.hostproxy.pki.RevocationList;
import org.vireo.hostproxy.pki.TestPki;
import org.vireo.model.id.HostId;

/** Whom the real agent lets in: the engine it was enrolled at, and nobody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineIdentityTest {

    private final HostId id = new HostId(UUID.randomUUID());

    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path engine;

    @SuppressWarnings("NullAway.Init")
    private AgentProcess agent;

    @BeforeAll
    void start(@TempDir Path temporary) {
        folder = temporary;
        engine = TestPki.engine(folder.resolve("engine"), Clock.systemUTC());
        var pki = TestPki.host(engine, folder.resolve("host"), id, "127.0.0.1", Clock.systemUTC());
        agent = new AgentProcess(folder.resolve("agent"), pki);
    }

    @AfterAll
    void stop() {
        agent.close();
    }

    private ConnectResult connect(Path pki, HostId expected) {
        try (var connector = new JsonRpcHostConnector(
                new EngineTls(pki, new SecureRandom()), ConnectorSettings.defaults("identity test"))) {
            return connect(connector, expected);
        }
    }

    private ConnectResult connect(JsonRpcHostConnector connector, HostId expected) {
        var result = connector.connect(
                new HostEndpoint(expected, "127.0.0.1", agent.port(), Optional.empty()), new RecordingListener());
        if (result instanceof Connected connected) {
            connected.connection().close();
        }
        return result;
    }

    private void assertRefused(Path pki) {
        assertThat(connect(pki, id)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).as(failed.message()).isEqualTo(ConnectFailure.TLS_REFUSED);
            assertThat(failed.message()).contains("the agent refuses the engine's certificate");
        });
        assertThat(agent.log()).contains("refused peer");
        assertThat(connect(engine, id)).isInstanceOf(Connected.class);
    }

    @Test
    void certificateOfAForeignAuthorityShouldBeRefused() {
        var foreign = TestPki.engine(folder.resolve("foreign"), Clock.systemUTC());
        TestPki.trust(foreign, engine);
        assertRefused(foreign);
    }

    @Test
    void expiredCertificateShouldBeRefused() {
        var old = TestPki.copyOfAuthority(engine, folder.resolve("expired"));
        assertRefused(TestPki.engine(old, Clock.fixed(Instant.now().minus(Duration.ofDays(500)), ZoneOffset.UTC)));
    }

    @Test
    void certificateOfAnotherRoleShouldBeRefused() {
        var other = TestPki.copyOfAuthority(engine, folder.resolve("role"));
        TestPki.engine(other, Clock.systemUTC());
        TestPki.makeNoEngine(other);
        assertRefused(other);
    }

    @Test
    void callerWithoutCertificateShouldBeRefused() throws Exception {
        try (var client = HttpClient.newBuilder()
                .sslContext(TestPki.contextWithoutCertificate(engine))
                .build()) {
            var opening = client.newWebSocketBuilder()
                    .subprotocols("vireo.v1")
                    .buildAsync(URI.create("wss://127.0.0.1:" + agent.port() + "/rpc"), new WebSocket.Listener() {});
            assertThatThrownBy(opening::join).isInstanceOf(CompletionException.class);
        }
        assertThat(connect(engine, id)).isInstanceOf(Connected.class);
    }

    @Test
    void resumedTlsSessionShouldNotHideAWrongHost() {
        try (var connector = new JsonRpcHostConnector(
                new EngineTls(engine, new SecureRandom()), ConnectorSettings.defaults("identity test"))) {
            assertThat(connect(connector, id)).isInstanceOf(Connected.class);
            assertThat(connect(connector, new HostId(UUID.randomUUID())))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.reason()).isEqualTo(ConnectFailure.WRONG_HOST));
            assertThat(connect(connector, id)).isInstanceOf(Connected.class);
        }
    }

    @Test
    void renewedCertificateShouldBeUsedByTheNextConnection() {
        var own = TestPki.copyOfAuthority(engine, folder.resolve("renewal"));
        TestPki.engine(own, Clock.fixed(Instant.now().minus(Duration.ofDays(500)), ZoneOffset.UTC));
        var tls = new EngineTls(own, new SecureRandom());
        try (var connector = new JsonRpcHostConnector(tls, ConnectorSettings.defaults("identity test"))) {
            assertThat(connect(connector, id)).isInstanceOf(Failed.class);
            TestPki.engine(own, Clock.systemUTC());
            assertThat(connect(connector, id)).isInstanceOf(Connected.class);
        }
    }

    @Test
    void renewedEngineShouldHaveTheThiefOfItsOldKeyRefusedAlsoWhereItIsIn() {
        var own = TestPki.engine(folder.resolve("own"), Clock.systemUTC());
        var pki = TestPki.host(own, folder.resolve("robbed"), id, "127.0.0.1", Clock.systemUTC());
        var stolen = TestPki.copy(own, folder.resolve("stolen"));
        try (var robbed = new AgentProcess(folder.resolve("robbed-agent"), pki);
                var thief = connector(stolen);
                var connector = connector(own)) {
            var inside = (Connected) open(thief, robbed);
            var before = (Connected) open(connector, robbed);
            assertThat(before.connection().greeting().revocations()).contains(0L);

            TestPki.renewEngine(own);

            try (var renewed = ((Connected) open(connector, robbed)).connection()) {
                var list = RevocationList.forHosts(own).orElseThrow();
                ContractHost.done(renewed.identity().revoke(ContractHost.call(), list.pem()));
                awaitEnd(inside);
                awaitEnd(before);
                assertThat(renewed.isOpen()).isTrue();
            }
            robbed.restart();
            assertThat(open(thief, robbed))
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed -> assertThat(failed.message())
                                    .contains("the agent refuses the engine's certificate"));
            assertThat(robbed.log()).contains("its certificate was revoked");
            assertThat(open(connector, robbed))
                    .isInstanceOfSatisfying(
                            Connected.class,
                            connected -> assertThat(
                                            connected.connection().greeting().revocations())
                                    .contains(RevocationList.forHosts(own)
                                            .orElseThrow()
                                            .number()));
        }
    }

    private static void awaitEnd(Connected connected) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (connected.connection().isOpen() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        assertThat(connected.connection().isOpen()).isFalse();
    }

    private static JsonRpcHostConnector connector(Path pki) {
        return new JsonRpcHostConnector(
                new EngineTls(pki, new SecureRandom()), ConnectorSettings.defaults("identity test"));
    }

    private ConnectResult open(JsonRpcHostConnector connector, AgentProcess other) {
        return connector.connect(
                new HostEndpoint(id, "127.0.0.1", other.port(), Optional.empty()), new RecordingListener());
    }
}
