package org.vireo.hostproxy.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.googlecode.jsonrpc4j.ProxyUtil;
import java.io.IOException;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.vireo.hostproxy.CallContext;
import org.vireo.hostproxy.ResumePoint;
import org.vireo.hostproxy.event.HookPrinted;
import org.vireo.hostproxy.event.LibvirtConnectionChanged;
import org.vireo.hostproxy.event.StopReason;
import org.vireo.hostproxy.event.VmStatusChanged;
import org.vireo.hostproxy.event.VmStopped;
import org.vireo.hostproxy.storage.StorageFolder;
import org.vireo.hostproxy.storage.VolumeFormat;
import org.vireo.hostproxy.storage.VolumeRef;
import org.vireo.hostproxy.vm.DomainState;
import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.hostproxy.vm.PowerMode;
import org.vireo.model.id.StorageDomainId;

/** What the engine writes is what {@code protocol.json} asks for, and what it allows the engine reads whole. */
class WireConformanceTest {

    private final ProtocolDocument protocol = new ProtocolDocument();
    private final ObjectMapper mapper = WireJson.mapper();
    private final RpcCodec codec = new RpcCodec(mapper);
    private final List<JsonNode> requests = new ArrayList<>();

    private static final CallContext PLAIN = CallContext.of("correlation", Duration.ofSeconds(5));

    /** Writes each request as the channel would, and answers with nothing. */
    private final class Recorder implements com.googlecode.jsonrpc4j.IJsonRpcClient {

        private final CallContext context;

        private Recorder(CallContext context) {
            this.context = context;
        }

        @Override
        public void invoke(String verb, Object params) {
            invoke(verb, params, Map.class);
        }

        @Override
        public Object invoke(String verb, Object params, Type type) {
            try {
                requests.add(mapper.readTree(codec.request(verb, params, "1", context)));
                return mapper.readValue(
                        mapper.writeValueAsString(WireSamples.answer(verb)), mapper.constructType(type));
            } catch (JsonProcessingException failed) {
                throw new AssertionError(verb, failed);
            }
        }

        @Override
        public Object invoke(String verb, Object params, Type type, Map<String, String> headers) {
            return invoke(verb, params, type);
        }

        @Override
        public <T> T invoke(String verb, Object params, Class<T> type) {
            return type.cast(invoke(verb, params, (Type) type));
        }

        @Override
        public <T> T invoke(String verb, Object params, Class<T> type, Map<String, String> headers) {
            return invoke(verb, params, type);
        }
    }

    private <W> void call(Class<W> wire, Consumer<W> verbs) {
        for (CallContext context : List.of(PLAIN, PLAIN.withIdempotencyKey("key"))) {
            verbs.accept(ProxyUtil.createClientProxy(wire.getClassLoader(), wire, new Recorder(context)));
        }
    }

    @Test
    void everyRequestShouldBeValid() {
        callEverything();
        var seen = new TreeSet<String>();
        for (JsonNode request : requests) {
            var verb = request.path("method").asText();
            seen.add(verb);
            assertThat(request.path("jsonrpc").asText()).isEqualTo("2.0");
            assertThat(protocol.violations(protocol.params(verb), request.path("params")))
                    .as(verb)
                    .isEmpty();
            assertThat(protocol.violations(protocol.root().path("meta"), request.path("meta")))
                    .as(verb)
                    .isEmpty();
        }
        assertThat(seen).isEqualTo(protocol.verbs());
    }

    private void callEverything() {
        call(HostWire.class, wire -> {
            wire.hello(List.of(1), "engine", Optional.empty());
            wire.hello(List.of(1), "engine", Optional.of(new ResumePoint("session", 3)));
            wire.capabilities();
            wire.statistics();
            wire.followStatistics();
            wire.customizations();
            wire.devices();
            wire.certificate();
            wire.requestCertificate();
            wire.installCertificate("certificate");
            wire.setRevocations("list");
            wire.defineSecret(new UUID(1, 2), Map.of("value", "c2VjcmV0"));
            wire.undefineSecret(new UUID(1, 2));
        });
        call(DomainWire.class, wire -> {
            wire.list();
            wire.xml(List.of(WireSamples.ID));
            wire.create("<domain/>", Map.of());
            wire.create("<domain/>", Map.of("reference", "c2VjcmV0"));
            wire.shutdown(WireSamples.ID, PowerMode.AGENT);
            wire.destroy(WireSamples.ID);
            wire.reboot(WireSamples.ID, PowerMode.ACPI);
            wire.suspend(WireSamples.ID);
            wire.resume(WireSamples.ID);
            wire.remains();
            wire.forget(WireSamples.ID);
            wire.attachDevice(WireSamples.ID, "<interface/>");
            wire.detachDevice(WireSamples.ID, "ua-1");
            wire.updateDevice(WireSamples.ID, "<interface/>");
        });
        callTheRestOfDomains();
        callStorage();
    }

    private void callTheRestOfDomains() {
        call(DomainWire.class, wire -> {
            wire.setVcpus(WireSamples.ID, 2);
            wire.resizeBlock(WireSamples.ID, "vda", 1L << 40);
            wire.reset(WireSamples.ID);
            wire.freeze(WireSamples.ID);
            wire.thaw(WireSamples.ID);
            wire.setUserPassword(WireSamples.ID, "root", Map.of("password", "c2VjcmV0"));
            wire.screenshot(WireSamples.ID, 0);
            wire.job(WireSamples.ID);
            wire.abortJob(WireSamples.ID);
            wire.openConsole(WireSamples.ID, DomainWire.ConsoleKind.VNC, 1, "", "J\u00f6rg \"x\"", false, 60);
            wire.openConsole(WireSamples.ID, DomainWire.ConsoleKind.TEXT, 0, "ua-1", "ann", true, 3600);
            wire.setBalloon(WireSamples.ID, 1L << 40);
            wire.setBlockIoTune(WireSamples.ID, "vda", Map.of("total_bytes_sec", 1L << 40));
        });
    }

    private void callStorage() {
        call(StorageWire.class, wire -> {
            wire.prepare("/s", new StorageDomainId(new UUID(1, 2)));
            wire.statistics("/s");
            wire.list("/s", StorageFolder.IMPORT);
            wire.create("/s/images/a", VolumeFormat.RAW, 10, Optional.empty());
            var backing = new VolumeRef("/s/images/b", VolumeFormat.RAW);
            wire.create("/s/images/a", VolumeFormat.QCOW2, 10, Optional.of(backing));
            wire.copy("/s/images/a", VolumeFormat.QCOW2, "/s/images/c", VolumeFormat.RAW);
            wire.startCopy(new UUID(1, 2), "/s/images/a", VolumeFormat.QCOW2, "/s/images/c", VolumeFormat.RAW);
            wire.startChecksum(new UUID(1, 2), "/s/images/a");
            wire.job(new UUID(1, 2), 1000);
            wire.jobs();
            wire.abort(new UUID(1, 2));
            wire.resize("/s/images/a", VolumeFormat.QCOW2, 1L << 40);
            wire.info("/s/images/a", VolumeFormat.QCOW2);
            wire.delete("/s/images/a");
        });
    }

    @Test
    void everyAnswerOfTheSchemaShouldBeReadWhole() throws JsonProcessingException {
        assertThat(WireSamples.answers().keySet()).isEqualTo(protocol.verbs());
        for (var entry : WireSamples.answers().entrySet()) {
            for (Object answer : entry.getValue()) {
                JsonNode written = mapper.valueToTree(answer);
                assertThat(protocol.violations(protocol.result(entry.getKey()), written))
                        .as(entry.getKey())
                        .isEmpty();
                assertThat(mapper.<Object>treeToValue(written, mapper.constructType(answer.getClass())))
                        .isEqualTo(answer);
            }
        }
    }

    @Test
    void everyMemberOfTheSchemaShouldBeInTheFullSample() {
        JsonNode status = mapper.valueToTree(WireSamples.fullStatus());
        assertThat(ProtocolDocument.names(status)).isEqualTo(members("DomainStatus"));
        assertThat(ProtocolDocument.names(status.path("guest"))).isEqualTo(members("GuestInfo"));
        var nic = status.path("guest").path("interfaces").path(0);
        assertThat(ProtocolDocument.names(nic)).isEqualTo(members("GuestInterface"));
        assertThat(ProtocolDocument.names(nic.path("addresses").path(0))).isEqualTo(members("GuestAddress"));
        JsonNode volume = mapper.valueToTree(WireSamples.answer("volume.info"));
        assertThat(ProtocolDocument.names(volume)).isEqualTo(members("VolumeInfo"));
        JsonNode job = mapper.valueToTree(WireSamples.answer("volume.start_copy"));
        assertThat(ProtocolDocument.names(job)).isEqualTo(members("Job"));
        assertThat(ProtocolDocument.names(job.path("error"))).isEqualTo(members("JobFailure"));
    }

    @Test
    void eventsShouldBeReadAsTheirTypes() throws JsonProcessingException {
        var events = new EventReader(mapper);
        JsonNode status = mapper.valueToTree(WireSamples.fullStatus());
        assertThat(events.read(event("domain.status", "{\"domain\": " + status + ", \"cause\": \"guest\"}")))
                .contains(new VmStatusChanged(
                        "s", 4, WireSamples.TIME, Optional.of("c"), WireSamples.fullStatus(), "guest"));
        assertThat(events.read(
                        event("domain.stopped", "{\"id\": \"" + WireSamples.ID + "\", \"reason\": \"from_snapshot\"}")))
                .contains(new VmStopped(
                        "s", 4, WireSamples.TIME, Optional.of("c"), WireSamples.ID, StopReason.FROM_SNAPSHOT));
        assertThat(events.read(
                        event("hook.printed", "{\"key\": \"k\", \"script\": \"/h\", \"lines\": [\"a\", \"b\"]}")))
                .contains(new HookPrinted("s", 4, WireSamples.TIME, Optional.of("c"), "k", "/h", List.of("a", "b")));
        assertThat(events.read(event("host.libvirt", "{\"connected\": false, \"detail\": \"gone\"}")))
                .contains(new LibvirtConnectionChanged(
                        "s", 4, WireSamples.TIME, Optional.of("c"), false, Optional.of("gone")));
    }

    @Test
    void statisticsShouldBeReadWholeAndInflatedNoFurtherThanAMessage() throws IOException {
        JsonNode delta = mapper.valueToTree(WireSamples.delta());
        assertThat(protocol.violations(protocol.definition("StatisticsDelta"), delta))
                .isEmpty();
        var told = WireSamples.deflated(mapper.writeValueAsBytes(delta));
        assertThat(protocol.violations(protocol.definition("Statistics"), mapper.valueToTree(told)))
                .isEmpty();
        var events = new EventReader(mapper);
        assertThat(events.statistics(mapper.valueToTree(told))).isEqualTo(WireSamples.delta());
        var bomb = mapper.valueToTree(WireSamples.deflated(new byte[Protocol.MAX_MESSAGE_BYTES + 1]));
        assertThatThrownBy(() -> events.statistics(bomb)).hasMessageContaining("more than");
        for (String broken : List.of("{}", "{\"deflated\":\"%\"}", "{\"deflated\":\"AAAA\"}", "{\"deflated\":\"\"}")) {
            assertThatThrownBy(() -> events.statistics(mapper.readTree(broken))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatANewerAgentAddsShouldDoNoHarm() throws JsonProcessingException {
        var json = mapper.writeValueAsString(WireSamples.spareStatus());
        var newer = json.replace("\"running\"", "\"hibernating\"").replaceFirst("\\{", "{\"colour\": \"red\",");
        assertThat(mapper.readValue(newer, DomainStatus.class).state()).isEqualTo(DomainState.NOSTATE);
        var unknown = mapper.readTree(
                "{\"session\":\"s\",\"sequence\":1,\"time\":\"2026-01-01T00:00:00Z\",\"type\":\"x\",\"body\":{}}");
        assertThat(new EventReader(mapper).read(unknown)).isEmpty();
    }

    @Test
    void requiredMembersShouldBeInsistedOn() {
        assertThatThrownBy(() -> mapper.readValue("{\"id\": \"" + WireSamples.ID + "\"}", DomainStatus.class))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> mapper.readValue("{\"path\":\"/a\",\"format\":\"tar\"}", VolumeRef.class))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> mapper.readTree("[".repeat(2000))).isInstanceOf(JsonProcessingException.class);
    }

    private TreeSet<String> members(String definition) {
        return new TreeSet<>(
                ProtocolDocument.names(protocol.definition(definition).path("properties")));
    }

    private JsonNode event(String type, String body) throws JsonProcessingException {
        var event = mapper.readTree("""
                {"session": "s", "sequence": 4, "time": "2026-03-04T05:06:07.089Z", "type": "%s", "body": %s,
                 "correlation_id": "c"}""".formatted(type, body));
        assertThat(protocol.violations(protocol.definition("Event"), event)).isEmpty();
        return event;
    }
}
