package org.vireo.hostproxy.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.hostproxy.HostConnection;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostListener;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostOutcome.Refused;
import org.vireo.hostproxy.HostOutcome.Unknown;
import org.vireo.hostproxy.HostOutcome.Unreachable;
import org.vireo.hostproxy.contract.RecordingListener;
import org.vireo.hostproxy.event.HostEvent;
import org.vireo.hostproxy.event.LibvirtConnectionChanged;
import org.vireo.hostproxy.storage.VolumeRemoved;
import org.vireo.hostproxy.vm.CreateDomain;

/** What a peer can do to a connection once it is open. */
class WireFaultsTest {

    private static final String REMOVED = "{\"existed\":true}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final RecordingListener listener = new RecordingListener();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable resource : open.reversed()) {
            resource.close();
        }
    }

    private HostConnection connect(ScriptedPeer.Script script) {
        return connect(WirePeer.impatient(), listener, script);
    }

    private HostConnection connect(ConnectorSettings settings, HostListener to, ScriptedPeer.Script script) {
        var wire = new WirePeer(folder, settings);
        open.add(wire);
        var peer = ScriptedPeer.tls(wire.host, session -> script.run(session.greet()));
        open.add(peer);
        return wire.open(peer, to);
    }

    private static HostOutcome<VolumeRemoved> delete(HostConnection connection, long deadline) {
        return connection.storage().delete(WirePeer.call(deadline), "/s/images/a");
    }

    private static AbstractStringAssert<?> assertUnknown(HostOutcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Unknown.class);
        return assertThat(((Unknown<?>) outcome).reason());
    }

    private static void event(PeerSession session, int sequence) throws IOException {
        session.send("""
                {"jsonrpc":"2.0","method":"event","params":{"session":"s","sequence":%d,"time":"2026-01-01T00:00:00Z",\
                "type":"host.libvirt","body":{"connected":true}}}""".formatted(sequence));
    }

    @Test
    void statisticsThatCannotBeReadShouldEndTheConnection() {
        connect(session ->
                session.send("{\"jsonrpc\":\"2.0\",\"method\":\"statistics\",\"params\":{\"deflated\":\"AAAA\"}}"));
        assertThat(listener.awaitEnd()).contains("statistics");
    }

    @Test
    void garbageShouldEndTheConnectionAndLeaveTheCallUnknown() {
        var connection = connect(session -> {
            session.read();
            session.send("this is no JSON");
            session.drain();
        });
        assertUnknown(delete(connection, 5000)).contains("not valid");
        assertThat(listener.awaitEnd()).contains("not valid");
        assertThat(delete(connection, 5000)).isInstanceOf(Unreachable.class);
    }

    @Test
    void jsonThatIsNoMessageShouldEndTheConnection() {
        var connection = connect(session -> {
            session.read();
            session.send("[1,2,3]");
            session.drain();
        });
        assertUnknown(delete(connection, 5000)).contains("neither answer nor event");
    }

    @Test
    void messageBeyondTheCapShouldEndTheConnection() {
        var connection = connect(session -> {
            session.read();
            var part = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            session.frame(PeerSession.TEXT, part, false);
            for (int i = 0; i < 16; i++) {
                session.frame(0, part, false);
            }
            session.drain();
        });
        assertUnknown(delete(connection, 20_000)).contains("more than 16777216 bytes");
    }

    @Test
    void binaryMessageShouldEndTheConnection() {
        var connection = connect(session -> {
            session.read();
            session.frame(PeerSession.BINARY, new byte[] {1, 2, 3}, true);
            session.drain();
        });
        assertUnknown(delete(connection, 5000)).contains("binary");
    }

    @Test
    void answerToAnotherQuestionShouldBePassedOver() {
        var connection = connect(session -> {
            var request = session.read();
            session.send("{\"jsonrpc\":\"2.0\",\"id\":\"4711\",\"result\":{\"existed\":false}}");
            session.answer(request, REMOVED);
            session.drain();
        });
        assertThat(delete(connection, 5000)).isEqualTo(new HostOutcome.Done<>(new VolumeRemoved(true)));
    }

    @Test
    void fragmentsShouldBeJoinedAroundControlFrames() {
        var connection = connect(session -> {
            var id = session.read().path("id");
            var text = "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + REMOVED + "}";
            session.frame(PeerSession.TEXT, text.substring(0, 5).getBytes(StandardCharsets.UTF_8), false);
            session.frame(PeerSession.PING, new byte[0], true);
            session.frame(0, text.substring(5).getBytes(StandardCharsets.UTF_8), true);
            session.drain();
        });
        assertThat(delete(connection, 5000).isDone()).isTrue();
    }

    @Test
    void lateAnswerShouldBeUnknownAndHarmTheNextCallNot() {
        var late = new CountDownLatch(1);
        var connection = connect(session -> {
            var slow = session.read();
            awaitQuietly(late);
            session.answer(slow, "{\"existed\":false}");
            session.answer(session.read(), REMOVED);
            session.drain();
        });
        assertUnknown(delete(connection, 50)).contains("no answer to volume.delete within");
        late.countDown();
        assertThat(delete(connection, 5000)).isEqualTo(new HostOutcome.Done<>(new VolumeRemoved(true)));
    }

    @Test
    void connectionCutDuringACallShouldLeaveItUnknown() {
        var connection = connect(PeerSession::read);
        assertUnknown(delete(connection, 5000)).contains("volume.delete");
        assertThat(listener.awaitEnd()).isNotBlank();
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void answerThatCannotBeReadShouldBeUnknown() {
        var connection = connect(session -> {
            session.answer(session.read(), "{\"existed\":\"perhaps\"}");
            session.answer(session.read(), "{}");
            session.answer(session.read(), "null");
            session.drain();
        });
        for (int i = 0; i < 3; i++) {
            assertUnknown(delete(connection, 5000)).contains("not understood");
        }
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void silentPeerShouldBeFoundDead() {
        var settings = new ConnectorSettings("test", Duration.ofSeconds(3), Duration.ofMillis(200), 1000);
        var hold = new CountDownLatch(1);
        var connection = connect(settings, listener, session -> awaitQuietly(hold));
        assertThat(listener.awaitEnd()).contains("no sign of life");
        assertThat(connection.isOpen()).isFalse();
        assertThat(connection.silence()).isBetween(Duration.ofMillis(800), Duration.ofSeconds(5));
        hold.countDown();
    }

    @Test
    void requestBeyondTheCapShouldBeRefusedWithoutBeingSent() {
        var connection = connect(session -> {
            session.answer(session.read(), REMOVED);
            session.drain();
        });
        var huge = new CreateDomain("x".repeat(17 << 20));
        assertThat(connection.vms().create(WirePeer.call(5000), huge))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.error().code()).isEqualTo(HostErrorCode.INVALID_REQUEST));
        assertThat(delete(connection, 5000).isDone()).isTrue();
    }

    @Test
    void answersShouldFindTheirCallsInAnyOrder() throws Exception {
        int calls = 40;
        var connection = connect(session -> {
            var requests = new ArrayList<JsonNode>();
            for (int i = 0; i < calls; i++) {
                requests.add(session.read());
            }
            for (JsonNode request : requests.reversed()) {
                boolean even = request.path("params").path("path").asText().endsWith("even");
                session.answer(request, "{\"existed\":" + even + "}");
            }
            session.drain();
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = new ArrayList<Future<HostOutcome<VolumeRemoved>>>();
            for (int i = 0; i < calls; i++) {
                var path = i % 2 == 0 ? "/s/even" : "/s/odd";
                outcomes.add(threads.submit(() -> connection.storage().delete(WirePeer.call(10_000), path)));
            }
            for (int i = 0; i < calls; i++) {
                assertThat(outcomes.get(i).get()).isEqualTo(new HostOutcome.Done<>(new VolumeRemoved(i % 2 == 0)));
            }
        }
    }

    @Test
    void listenerThatFailsShouldStillGetTheNextEvents() {
        var kept = new RecordingListener();
        connect(
                WirePeer.impatient(),
                new HostListener() {

                    @Override
                    public void onEvent(HostEvent event) {
                        kept.onEvent(event);
                        throw new IllegalStateException("a listener's defect");
                    }

                    @Override
                    public void onClosed(String reason) {
                        kept.onClosed(reason);
                    }
                },
                session -> {
                    event(session, 1);
                    event(session, 2);
                    session.drain();
                });
        kept.await(LibvirtConnectionChanged.class, event -> event.sequence() == 2);
    }

    @Test
    void listenerThatIsTooSlowShouldEndTheConnectionAfterItsEvents() throws InterruptedException {
        var release = new CountDownLatch(1);
        var kept = new RecordingListener();
        var settings = new ConnectorSettings("test", Duration.ofSeconds(3), Duration.ofSeconds(15), 2);
        var connection = connect(
                settings,
                new HostListener() {

                    @Override
                    public void onEvent(HostEvent event) {
                        awaitQuietly(release);
                        kept.onEvent(event);
                    }

                    @Override
                    public void onClosed(String reason) {
                        kept.onClosed(reason);
                    }
                },
                session -> {
                    for (int i = 1; i <= 20; i++) {
                        event(session, i);
                    }
                    session.drain();
                });
        while (connection.isOpen()) {
            Thread.sleep(10);
        }
        release.countDown();
        assertThat(kept.awaitEnd()).contains("in time");
        assertThat(kept.events()).extracting(HostEvent::sequence).startsWith(1L, 2L);
    }

    @Test
    void listenerShouldBeAbleToCallTheHostFromAnEvent() {
        var kept = new RecordingListener();
        var connection = connect(
                WirePeer.impatient(),
                new HostListener() {

                    @SuppressWarnings("NullAway.Init")
                    private HostConnection mine;

                    @Override
                    public void onConnected(HostConnection opened) {
                        mine = opened;
                    }

                    @Override
                    public void onEvent(HostEvent event) {
                        if (delete(mine, 5000).isDone()) {
                            kept.onEvent(event);
                        }
                    }

                    @Override
                    public void onClosed(String reason) {
                        kept.onClosed(reason);
                    }
                },
                session -> {
                    event(session, 1);
                    session.answer(session.read(), REMOVED);
                    session.drain();
                });
        kept.await(LibvirtConnectionChanged.class, event -> event.sequence() == 1);
        assertThat(connection.isOpen()).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
