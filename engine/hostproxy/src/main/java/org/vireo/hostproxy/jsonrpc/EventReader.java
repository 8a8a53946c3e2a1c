package org.vireo.hostproxy.jsonrpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import org.vireo.hostproxy.event.HookPrinted;
import org.vireo.hostproxy.event.HostEvent;
import org.vireo.hostproxy.event.LibvirtConnectionChanged;
import org.vireo.hostproxy.event.StopReason;
import org.vireo.hostproxy.event.VmStatusChanged;
import org.vireo.hostproxy.event.VmStopped;
import org.vireo.hostproxy.host.StatisticsDelta;
import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.model.id.VmId;

/** From the notification {@code event} to a typed event, and from {@code statistics} to numbers. */
record EventReader(ObjectMapper mapper) {

    private record Envelope(
            String session, long sequence, Instant time, String type, JsonNode body, Optional<String> correlationId) {}

    private record StatusBody(DomainStatus domain, String cause) {}

    private record StoppedBody(VmId id, StopReason reason) {}

    private record HookBody(String key, String script, List<String> lines) {}

    private record LibvirtBody(boolean connected, Optional<String> detail) {}

    /** Empty for a type that only newer engines know. */
    Optional<HostEvent> read(JsonNode params) throws JsonProcessingException {
        var event = mapper.treeToValue(params, Envelope.class);
        return switch (event.type()) {
            case "domain.status" -> Optional.of(status(event));
            case "domain.stopped" -> Optional.of(stopped(event));
            case "host.libvirt" -> Optional.of(libvirt(event));
            case "hook.printed" -> Optional.of(printed(event));
            default -> Optional.empty();
        };
    }

    /** Inflates no more than a message may have. */
    StatisticsDelta statistics(JsonNode params) throws IOException {
        byte[] deflated = params.path("deflated").binaryValue();
        if (deflated == null) {
            throw new IOException("they have no member deflated");
        }
        try (var inflating = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
            var text = inflating.readNBytes(Protocol.MAX_MESSAGE_BYTES + 1);
            if (text.length > Protocol.MAX_MESSAGE_BYTES) {
                throw new IOException("statistics of more than " + Protocol.MAX_MESSAGE_BYTES + " bytes");
            }
            return mapper.readValue(text, StatisticsDelta.class);
        }
    }

    private HostEvent status(Envelope event) throws JsonProcessingException {
        var body = mapper.treeToValue(event.body(), StatusBody.class);
        return new VmStatusChanged(
                event.session(), event.sequence(), event.time(), event.correlationId(), body.domain(), body.cause());
    }

    private HostEvent stopped(Envelope event) throws JsonProcessingException {
        var body = mapper.treeToValue(event.body(), StoppedBody.class);
        return new VmStopped(
                event.session(), event.sequence(), event.time(), event.correlationId(), body.id(), body.reason());
    }

    private HostEvent printed(Envelope event) throws JsonProcessingException {
        var body = mapper.treeToValue(event.body(), HookBody.class);
        return new HookPrinted(
                event.session(),
                event.sequence(),
                event.time(),
                event.correlationId(),
                body.key(),
                body.script(),
                body.lines());
    }

    private HostEvent libvirt(Envelope event) throws JsonProcessingException {
        var body = mapper.treeToValue(event.body(), LibvirtBody.class);
        return new LibvirtConnectionChanged(
                event.session(),
                event.sequence(),
                event.time(),
                event.correlationId(),
                body.connected(),
                body.detail());
    }
}
