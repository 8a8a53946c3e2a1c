package org.vireo.hostproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.jsonrpc.ConnectorSettings;
import org.vireo.hostproxy.jsonrpc.JsonRpcHostConnector;
import org.vireo.hostproxy.pki.CertificateAuthority;
import org.vireo.hostproxy.pki.EngineTls;
import org.vireo.hostproxy.pki.SignResult;
import org.vireo.hostproxy.pki.TestPki;
import org.vireo.model.id.HostId;
import org.vireo.model.id.VmId;

/** The adapter against the real agent, on libvirt's test driver. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JsonRpcHostContractTest implements HostProxyContract {

    private record RealHost(HostId id, AgentProcess agent, JsonRpcHostConnector connector, EchoSocket echo)
            implements ContractHost {

        @Override
        public int port() {
            return agent.port();
        }

        @Override
        public String storageRoot() {
            return agent.storageRoot().toString();
        }

        @Override
        public void leave(VmId id) {
            agent.leave(id);
        }

        @Override
        public String echoSocket() {
            return echo.path().toString();
        }

        @Override
        public void restartAgent() {
            agent.restart();
        }
    }

    @SuppressWarnings("NullAway.Init")
    private RealHost host;

    @SuppressWarnings("NullAway.Init")
    private Path engine;

    @BeforeAll
    void start(@TempDir Path folder) {
        var id = new HostId(UUID.randomUUID());
        var clock = Clock.systemUTC();
        engine = TestPki.engine(folder.resolve("engine"), clock);
        var pki = TestPki.host(engine, folder.resolve("host"), id, "127.0.0.1", clock);
        var tls = new EngineTls(engine, new SecureRandom());
        host = new RealHost(
                id,
                new AgentProcess(folder.resolve("agent"), pki),
                new JsonRpcHostConnector(tls, ConnectorSettings.defaults("contract test")),
                new EchoSocket(folder.resolve("echo.sock")));
    }

    @AfterAll
    void stop() {
        host.connector().close();
        host.agent().close();
        host.echo().close();
    }

    @Override
    public ContractHost host() {
        return host;
    }

    @Test
    void renewedCertificateShouldBeShownFromTheNextConnectionOn() {
        var signer = CertificateAuthority.open(engine, Clock.systemUTC(), new SecureRandom());
        try (var old = host.connect(new RecordingListener(), Optional.empty())) {
            var before = ContractHost.done(old.identity().certificate(ContractHost.call()));
            var request = ContractHost.done(old.identity().request(ContractHost.call()));
            var stranger = new HostId(UUID.randomUUID());
            for (String wrong : List.of(before, signed(signer, request, stranger))) {
                assertThat(old.identity().install(ContractHost.call(), wrong)).isInstanceOf(HostOutcome.Refused.class);
            }
            var fresh = signed(signer, request, host.id());
            ContractHost.done(old.identity().install(ContractHost.call(), fresh));
            assertThat(old.isOpen()).isTrue();
            try (var next = host.connect(new RecordingListener(), Optional.empty())) {
                assertThat(ContractHost.done(next.identity().certificate(ContractHost.call())))
                        .isEqualTo(fresh);
            }
            assertThat(ContractHost.done(old.identity().request(ContractHost.call())))
                    .isNotEqualTo(request);
        }
        host.restartAgent();
        host.connect(new RecordingListener(), Optional.empty()).close();
    }

    private static String signed(CertificateAuthority signer, String request, HostId id) {
        return switch (signer.signHost(request, id, "127.0.0.1")) {
            case SignResult.Signed signed -> signed.certificatePem();
            case SignResult.Refused refused -> throw new AssertionError(refused);
        };
    }
}
