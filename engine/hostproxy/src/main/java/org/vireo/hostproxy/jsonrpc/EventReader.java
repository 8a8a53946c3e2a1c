package org.vireo.hostproxy.jsonrpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Optional;
import org.vireo.hostproxy.event.HostEvent;
import org.vireo.hostproxy.event.LibvirtConnectionChanged;
import org.vireo.hostproxy.event.StopReason;
import org.vireo.hostproxy.event.VmStatusChanged;
import org.vireo.hostproxy.event.VmStopped;
import org.vireo.hostproxy.vm.DomainStatus;
import org.vireo.model.id.VmId;

/** From the notification {@code event} to a typed event. */
record EventReader(ObjectMapper mapper) {

    private record Envelope(
            String session, long sequence, Instant time, String type, JsonNode body, Optional<String> correlationId) {}

    private record StatusBody(DomainStatus domain, String cause) {}

    private record StoppedBody(VmId id, StopReason reason) {}

    private record LibvirtBody(boolean connected, Optional<String> detail) {}

    /** Empty for a type that only newer engines know. */
    Optional<HostEvent> read(JsonNode params) throws JsonProcessingException {
        var event = mapper.treeToValue(params, Envelope.class);
        return switch (event.type()) {
            case "domain.status" -> Optional.of(status(event));
            case "domain.stopped" -> Optional.of(stopped(event));
            case "host.libvirt" -> Optional.of(libvirt(event));
            default -> Optional.empty();
        };
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
