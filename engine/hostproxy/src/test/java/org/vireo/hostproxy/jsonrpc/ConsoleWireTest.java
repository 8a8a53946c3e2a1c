package org.vireo.hostproxy.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.hostproxy.ConnectResult;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostOutcome.Unreachable;
import org.vireo.hostproxy.console.ConsoleEnd;
import org.vireo.hostproxy.console.ConsoleEnd.Reason;
import org.vireo.hostproxy.console.ConsoleRequest;
import org.vireo.hostproxy.console.ConsoleStream;
import org.vireo.hostproxy.console.ConsoleTarget;
import org.vireo.hostproxy.contract.ContractHost;
import org.vireo.hostproxy.contract.RecordingListener;
import org.vireo.model.id.HostId;

/** What a peer can do to a console. */
class ConsoleWireTest {

    private static final int CLOSE = 8;
    private static final ConsoleRequest DISPLAY =
            new ConsoleRequest(WireSamples.ID, new ConsoleTarget.Display(0), "ann", false, Duration.ofMinutes(1));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable resource : open.reversed()) {
            resource.close();
        }
    }

    /** The peer gives the ticket "once" for every console, and does as scripted on the path for consoles. */
    private HostOutcome<ConsoleStream> console(ConnectorSettings settings, ScriptedPeer.Script script) {
        var wire = new WirePeer(folder, settings);
        open.add(wire);
        return wire.open(peer(wire, script), new RecordingListener()).consoles().open(WirePeer.call(5000), DISPLAY);
    }

    private ScriptedPeer peer(WirePeer wire, ScriptedPeer.Script script) {
        var peer = ScriptedPeer.tls(wire.host, session -> {
            if (session.readRequest().startsWith("GET " + Protocol.CONSOLE_PATH)) {
                script.run(session);
            } else {
                session.greet().answer(session.read(), "{\"ticket\":\"once\",\"expires_seconds\":30}");
                session.drain();
            }
        });
        open.add(peer);
        return peer;
    }

    @Test
    void consoleShouldNotChangeWhoIsExpectedToAnswer() {
        var wire = new WirePeer(folder, WirePeer.impatient());
        open.add(wire);
        var peer = peer(wire, session -> upgraded(session).swallow());
        var connection = wire.open(peer, new RecordingListener());
        var other = new HostId(UUID.randomUUID());
        assertThat(wire.connect(other, peer, new RecordingListener())).isInstanceOf(ConnectResult.Failed.class);
        assertThat(connection.consoles().open(WirePeer.call(5000), DISPLAY)).isInstanceOf(Unreachable.class);
    }

    private static PeerSession upgraded(PeerSession session) throws IOException {
        session.upgrade("Sec-WebSocket-Protocol: vireo.v1\r\n");
        return session;
    }

    @Test
    void ticketShouldTravelInAHeader() throws InterruptedException {
        var tickets = new LinkedBlockingQueue<String>();
        var seen = console(WirePeer.impatient(), session -> {
            tickets.add(session.readHeader("authorization:"));
            session.respond("403 Forbidden\r\nContent-Length: 0\r\n");
        });
        assertThat(tickets).containsExactly("Bearer once");
        assertThat(seen).isInstanceOf(Unreachable.class);
        assertThat(seen.summary()).contains("console does not open").doesNotContain("once");
    }

    @Test
    void closeCodeAndWordsOfTheAgentShouldBeTold() throws InterruptedException {
        var stream = ContractHost.done(console(WirePeer.impatient(), session -> {
            upgraded(session).frame(PeerSession.BINARY, "RFB".getBytes(StandardCharsets.UTF_8), true);
            var words = "bob has taken over".getBytes(StandardCharsets.UTF_8);
            session.frame(
                    CLOSE,
                    ByteBuffer.allocate(2 + words.length)
                            .putShort((short) Reason.TAKEN.code())
                            .put(words)
                            .array(),
                    true);
            session.swallow();
        }));
        assertThat(stream.read().orElseThrow()).asString().isEqualTo("RFB");
        assertThat(stream.read()).isEmpty();
        assertThat(stream.end()).contains(new ConsoleEnd(Reason.TAKEN, "bob has taken over"));
    }

    @Test
    void peerThatGoesWithoutAWordShouldEndTheStream() throws InterruptedException {
        var stream = ContractHost.done(console(WirePeer.impatient(), ConsoleWireTest::upgraded));
        assertThat(stream.read()).isEmpty();
        assertThat(stream.end()).map(ConsoleEnd::reason).contains(Reason.LOST);
        assertThat(stream.write(new byte[1])).isFalse();
    }

    @Test
    void peerThatFallsSilentShouldBeGivenUp() throws InterruptedException {
        var hasty = new ConnectorSettings("test", Duration.ofSeconds(3), Duration.ofMillis(200), 1000);
        var stream =
                ContractHost.done(console(hasty, session -> upgraded(session).swallow()));
        assertThat(stream.read()).isEmpty();
        assertThat(stream.end().orElseThrow().text()).contains("no sign of life");
    }

    @Test
    void textShouldEndTheStream() throws InterruptedException {
        var stream = ContractHost.done(console(WirePeer.impatient(), session -> {
            upgraded(session).send("words");
            session.swallow();
        }));
        assertThat(stream.read()).isEmpty();
        assertThat(stream.end()).map(ConsoleEnd::reason).contains(Reason.LOST);
    }

    @Test
    void whatNobodyReadsShouldStayWithThePeer() throws InterruptedException {
        var sent = new AtomicLong();
        var stream = ContractHost.done(console(WirePeer.impatient(), session -> {
            upgraded(session);
            var chunk = new byte[1 << 16];
            while (sent.get() < 256L << 20) {
                session.frame(PeerSession.BINARY, chunk, true);
                sent.addAndGet(chunk.length);
            }
        }));
        // Else the peer is for ever in a write, and cannot be closed.
        open.add(stream);
        Thread.sleep(1000);
        long before = sent.get();
        Thread.sleep(500);
        assertThat(sent.get()).isEqualTo(before).isLessThan(32L << 20);
        for (int chunks = 0; sent.get() == before && chunks < 10_000; chunks++) {
            assertThat(stream.read()).isPresent();
        }
        assertThat(sent.get()).isGreaterThan(before);
    }
}
