package org.vireo.hostproxy.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vireo.hostproxy.HostError;
import org.vireo.hostproxy.HostErrorCode;
import org.vireo.hostproxy.HostOutcome.Refused;
import org.vireo.hostproxy.HostOutcome.Unknown;
import org.vireo.hostproxy.LibvirtError;

class ErrorTableTest {

    private static JsonNode error(String json) {
        try {
            return WireJson.mapper().readTree(json);
        } catch (JsonProcessingException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void refusalShouldKeepEverythingTheAgentSaid() {
        var refused = ErrorTable.outcome("domain.create", error("""
                {"code": 1004, "message": "no", "data": {"name": "LIBVIRT_REFUSED", "subject": "vm", "output": "text",
                 "libvirt": {"code": 67, "domain": 10, "message": "unsupported"}}}"""));
        assertThat(refused)
                .isEqualTo(new Refused<>(new HostError(
                        HostErrorCode.LIBVIRT_REFUSED,
                        "no",
                        Optional.of(new LibvirtError(67, 10, "unsupported")),
                        Optional.of("text"),
                        Optional.of("vm"))));
        assertThat(refused.summary()).contains("libvirt error 67: unsupported").contains("output: text");
    }

    @Test
    void missedDeadlineShouldBeUnknownWhateverTheVerb() {
        var late = error("{\"code\": 1006, \"message\": \"late\"}");
        assertThat(ErrorTable.outcome("domain.list", late)).isInstanceOf(Unknown.class);
        assertThat(ErrorTable.outcome("domain.create", late)).isInstanceOf(Unknown.class);
    }

    @Test
    void defectOfTheAgentShouldBeUnknownOnlyAfterAChange() {
        var defect = error("{\"code\": 1000, \"message\": \"trace\"}");
        assertThat(ErrorTable.outcome("domain.create", defect)).isInstanceOf(Unknown.class);
        assertThat(ErrorTable.outcome("domain.list", defect)).isInstanceOf(Refused.class);
    }

    @Test
    void scriptThatFailedInPlaceOfAVerbShouldBeUnknownAndAHookBeforeItRefused() {
        var script = error("{\"code\": 1020, \"message\": \"script x gave 1\"}");
        assertThat(ErrorTable.outcome("domain.create", script)).isInstanceOf(Unknown.class);
        assertThat(ErrorTable.outcome("domain.list", script)).isInstanceOf(Refused.class);
        var hook = error("{\"code\": 1018, \"message\": \"hook x gave 1\"}");
        assertThat(ErrorTable.outcome("domain.create", hook)).isInstanceOf(Refused.class);
    }

    @Test
    void libvirtLostDuringAChangeShouldBeUnknownAndAbsentBeforeItRefused() {
        var before = error("{\"code\": 1005, \"message\": \"away\", \"data\": {\"name\": \"LIBVIRT_UNAVAILABLE\"}}");
        var during = error("""
                {"code": 1005, "message": "broke", "data": {"name": "LIBVIRT_UNAVAILABLE",
                 "libvirt": {"code": 38, "domain": 7, "message": "end of file"}}}""");
        assertThat(ErrorTable.outcome("domain.create", before)).isInstanceOf(Refused.class);
        assertThat(ErrorTable.outcome("domain.create", during)).isInstanceOf(Unknown.class);
    }

    @Test
    void codeOfANewerAgentShouldKeepItsNumber() {
        var newer = error("{\"code\": 4711, \"message\": \"new trouble\"}");
        assertThat(ErrorTable.outcome("domain.list", newer)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.error().code()).isEqualTo(HostErrorCode.UNRECOGNISED);
            assertThat(refused.error().message()).contains("4711").contains("new trouble");
        });
        assertThat(ErrorTable.outcome("domain.create", newer)).isInstanceOf(Unknown.class);
    }
}
