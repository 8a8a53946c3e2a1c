package org.vireo.hostproxy.contract;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.hostproxy.jsonrpc.ConnectorSettings;
import org.vireo.hostproxy.jsonrpc.JsonRpcHostConnector;
import org.vireo.hostproxy.pki.EngineTls;
import org.vireo.hostproxy.pki.TestPki;
import org.vireo.model.id.HostId;

/** The adapter against the real agent, on libvirt's test driver. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JsonRpcHostContractTest implements HostProxyContract {

    private record RealHost(HostId id, AgentProcess agent, JsonRpcHostConnector connector) implements ContractHost {

        @Override
        public int port() {
            return agent.port();
        }

        @Override
        public String storageRoot() {
            return agent.storageRoot().toString();
        }

        @Override
        public void restartAgent() {
            agent.restart();
        }
    }

    @SuppressWarnings("NullAway.Init")
    private RealHost host;

    @BeforeAll
    void start(@TempDir Path folder) {
        var id = new HostId(UUID.randomUUID());
        var clock = Clock.systemUTC();
        var engine = TestPki.engine(folder.resolve("engine"), clock);
        var pki = TestPki.host(engine, folder.resolve("host"), id, "127.0.0.1", clock);
        var tls = new EngineTls(engine, new SecureRandom());
        host = new RealHost(
                id,
                new AgentProcess(folder.resolve("agent"), pki),
                new JsonRpcHostConnector(tls, ConnectorSettings.defaults("contract test")));
    }

    @AfterAll
    void stop() {
        host.connector().close();
        host.agent().close();
    }

    @Override
    public ContractHost host() {
        return host;
    }
}
