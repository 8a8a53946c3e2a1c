package org.vireo.hostproxy.jsonrpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vireo.hostproxy.Acknowledged;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostOutcome;
import org.vireo.hostproxy.HostOutcome.Refused;
import org.vireo.hostproxy.HostOutcome.Unknown;
import org.vireo.hostproxy.LibvirtError;

/** From an error on the wire to an outcome. The schema test holds both tables against {@code protocol.json}. */
final class ErrorTable {

    /** Verbs that change nothing: after a defect of the agent nothing can have happened. */
    static final Set<String> READING = Set.of(
            "host.hello",
            "host.capabilities",
            "host.certificate",
            "host.customizations",
            "domain.remains",
            "host.devices",
            "host.statistics",
            "host.follow_statistics",
            "domain.list",
            "domain.xml",
            "domain.screenshot",
            "domain.job",
            "console.open",
            "job.status",
            "job.list",
            "storage.statistics",
            "storage.list",
            "volume.info");

    private static final Map<Integer, HostErrorCode> BY_NUMBER = Arrays.stream(HostErrorCode.values())
            .filter(code -> code != HostErrorCode.UNRECOGNISED)
            .collect(Collectors.toUnmodifiableMap(HostErrorCode::number, Function.identity()));

    private ErrorTable() {}

    /** What the {@code error} member of a response means for a verb. */
    static HostOutcome<Acknowledged> outcome(String verb, JsonNode error) {
        int number = error.path("code").asInt();
        var code = BY_NUMBER.getOrDefault(number, HostErrorCode.UNRECOGNISED);
        var text = error.path("message").asText();
        var message = code == HostErrorCode.UNRECOGNISED ? "error " + number + ": " + text : text;
        return undecided(verb, code, error.path("data"))
                ? new Unknown<>("the agent cannot tell whether " + verb + " took effect: " + message)
                : new Refused<>(hostError(code, message, error.path("data")));
    }

    private static boolean undecided(String verb, HostErrorCode code, JsonNode data) {
        if (code == HostErrorCode.DEADLINE_EXCEEDED) {
            return true;
        }
        // With libvirt's own error the connection to it broke during the call; without, there was none to begin with.
        boolean broken = code == HostErrorCode.LIBVIRT_UNAVAILABLE && data.has("libvirt");
        boolean unclear = code == HostErrorCode.INTERNAL
                || code == HostErrorCode.UNRECOGNISED
                || code == HostErrorCode.OVERRIDE_FAILED;
        return !READING.contains(verb) && (broken || unclear);
    }

    private static HostError hostError(HostErrorCode code, String message, JsonNode data) {
        var libvirt = data.path("libvirt");
        return new HostError(
                code,
                message,
                libvirt.isObject()
                        ? Optional.of(new LibvirtError(
                                libvirt.path("code").asInt(),
                                libvirt.path("domain").asInt(),
                                libvirt.path("message").asText()))
                        : Optional.empty(),
                text(data, "output"),
                text(data, "subject"));
    }

    private static Optional<String> text(JsonNode data, String name) {
        return data.path(name).isTextual() ? Optional.of(data.path(name).asText()) : Optional.empty();
    }
}
