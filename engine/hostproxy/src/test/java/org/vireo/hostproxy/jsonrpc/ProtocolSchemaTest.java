package org.vireo.hostproxy.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.googlecode.jsonrpc4j.JsonRpcMethod;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostGreeting;
import org.vireo.hostproxy.console.ConsoleEnd;
import org.vireo.hostproxy.event.StopReason;
import org.vireo.hostproxy.fake.Verb;
import org.vireo.hostproxy.host.VirtType;
import org.vireo.hostproxy.job.HostJob;
import org.vireo.hostproxy.storage.StorageFolder;
import org.vireo.hostproxy.storage.VolumeFormat;
import org.vireo.hostproxy.vm.DomainJob;
import org.vireo.hostproxy.vm.DomainState;
import org.vireo.hostproxy.vm.GuestAddress;
import org.vireo.hostproxy.vm.PowerMode;

/** The words, verbs and numbers of {@code protocol.json} are those of the engine. */
class ProtocolSchemaTest {

    private final ProtocolDocument protocol = new ProtocolDocument();

    @Test
    void everyVerbShouldHaveAMethodInAWireInterface() {
        var methods = Stream.of(HostWire.class, DomainWire.class, StorageWire.class)
                .flatMap(wire -> Arrays.stream(wire.getDeclaredMethods()))
                .map(method -> method.getAnnotation(JsonRpcMethod.class).value())
                .collect(Collectors.toSet());
        assertThat(methods).isEqualTo(protocol.verbs());
    }

    @Test
    void tablesShouldKnowWhichVerbsChangeSomething() {
        assertThat(ErrorTable.READING).isEqualTo(protocol.verbs(false));
        assertThat(Arrays.stream(Verb.values()).filter(Verb::mutates).map(Verb::wireName))
                .containsExactlyInAnyOrderElementsOf(protocol.verbs(true));
        assertThat(Stream.concat(
                        Stream.of("host.hello"),
                        Arrays.stream(Verb.values())
                                .filter(verb -> !verb.mutates())
                                .map(Verb::wireName)))
                .containsExactlyInAnyOrderElementsOf(protocol.verbs(false));
    }

    @Test
    void errorsShouldHaveTheSameNamesAndNumbers() {
        Map<String, Integer> ours = new TreeMap<>();
        for (HostErrorCode code : HostErrorCode.values()) {
            if (code.number() > 0) {
                ours.put(code.name(), code.number());
            }
        }
        Map<String, Integer> theirs = new TreeMap<>();
        protocol.root()
                .path("errors")
                .forEach(error -> theirs.put(
                        error.path("name").asText(), error.path("code").asInt()));
        assertThat(ours).isEqualTo(theirs);
    }

    @Test
    void endsOfConsolesShouldHaveTheSameNamesAndCodes() {
        Map<String, Integer> theirs = new TreeMap<>();
        protocol.root()
                .path("consoles")
                .path("closes")
                .forEach(end ->
                        theirs.put(end.path("name").asText(), end.path("code").asInt()));
        Map<String, Integer> ours = new TreeMap<>();
        for (ConsoleEnd.Reason reason : ConsoleEnd.Reason.values()) {
            if (reason.code() != 0) {
                ours.put(reason.name(), reason.code());
            }
        }
        assertThat(ours).isEqualTo(theirs);
        assertThat(protocol.root().path("consoles").path("path").asText()).isEqualTo(Protocol.CONSOLE_PATH);
    }

    @Test
    void fixedWordsShouldBeTheSame() {
        assertThat(protocol.root().path("protocol").asInt()).isEqualTo(Protocol.VERSION);
        assertThat(protocol.root().path("subprotocol").asText()).isEqualTo(Protocol.SUBPROTOCOL);
        assertThat(protocol.root().path("path").asText()).isEqualTo(Protocol.PATH);
        assertThat(protocol.root().path("max_message_bytes").asInt()).isEqualTo(Protocol.MAX_MESSAGE_BYTES);
        assertThat(ProtocolDocument.names(protocol.root().path("notifications")))
                .containsExactlyInAnyOrder(Protocol.EVENT, Protocol.STATISTICS);
        assertThat(ProtocolDocument.texts(protocol.root().path("features"))).contains(HostGreeting.STATISTICS);
    }

    @Test
    void enumsShouldHaveTheSameWords() {
        assertWords(DomainState.values(), property("DomainStatus", "state"));
        assertWords(StopReason.values(), property("DomainStoppedEvent", "reason"));
        assertWords(DomainJob.State.values(), property("DomainJob", "state"));
        assertWords(HostJob.State.values(), property("Job", "state"));
        assertWords(DomainWire.ConsoleKind.values(), property("OpenConsole", "kind"));
        assertWords(VirtType.values(), property("HostCapabilities", "virt_type"));
        assertWords(VolumeFormat.values(), property("VolumeInfo", "format"));
        assertWords(GuestAddress.Family.values(), property("GuestAddress", "family"));
        assertWords(
                StorageFolder.values(),
                protocol.params("storage.list").path("properties").path("folder"));
        assertWords(
                PowerMode.values(),
                protocol.params("domain.shutdown").path("properties").path("mode"));
        assertWords(
                PowerMode.values(),
                protocol.params("domain.reboot").path("properties").path("mode"));
        assertThat(protocol.words(property("Event", "type")))
                .containsExactlyInAnyOrder("domain.status", "domain.stopped", "hook.printed", "host.libvirt");
    }

    private JsonNode property(String definition, String name) {
        return protocol.definition(definition).path("properties").path(name);
    }

    private void assertWords(Enum<?>[] ours, JsonNode theirs) {
        Set<String> words = new TreeSet<>();
        for (Enum<?> value : ours) {
            words.add(value.name().toLowerCase(Locale.ROOT));
        }
        assertThat(words).isEqualTo(protocol.words(theirs));
    }
}
