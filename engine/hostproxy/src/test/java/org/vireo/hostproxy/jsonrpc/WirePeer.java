package org.vireo.hostproxy.jsonrpc;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.ConnectResult;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostEndpoint;
import org.vireo.hostproxy.HostListener;
import org.vireo.hostproxy.pki.EngineTls;
import org.vireo.hostproxy.pki.TestPki;
import org.vireo.model.id.HostId;

/** An engine with certificates and an impatient connector, for tests against scripted peers. */
final class WirePeer implements AutoCloseable {

    final HostId id = new HostId(UUID.randomUUID());
    final Path engine;
    final Path host;
    private final JsonRpcHostConnector connector;

    WirePeer(Path folder, ConnectorSettings settings) {
        engine = TestPki.engine(folder.resolve("engine"), Clock.systemUTC());
        host = TestPki.host(engine, folder.resolve("host"), id, "127.0.0.1", Clock.systemUTC());
        connector = new JsonRpcHostConnector(new EngineTls(engine, new SecureRandom()), settings);
    }

    static ConnectorSettings impatient() {
        return new ConnectorSettings("test", Duration.ofSeconds(3), Duration.ofSeconds(15), 1000);
    }

    ConnectResult connect(ScriptedPeer peer, HostListener listener) {
        return connect(id, peer, listener);
    }

    ConnectResult connect(HostId expected, ScriptedPeer peer, HostListener listener) {
        return connector.connect(new HostEndpoint(expected, "127.0.0.1", peer.port(), Optional.empty()), listener);
    }

    HostConnection open(ScriptedPeer peer, HostListener listener) {
        return switch (connect(peer, listener)) {
            case ConnectResult.Connected(HostConnection connection) -> connection;
            case ConnectResult.Failed failed -> throw new AssertionError(failed);
        };
    }

    static CallContext call(long deadlineMillis) {
        return CallContext.of("wire-test", Duration.ofMillis(deadlineMillis));
    }

    @Override
    public void close() {
        connector.close();
    }
}
