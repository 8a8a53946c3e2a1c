package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a user types as name or description is kept as it is, or refused with a clear 400; never a 500. */
class OddTextsIT {

    private final Installation vireo = Installation.open();

    static Stream<String> texts() {
        return Stream.of(
                "<>&\"'",
                "]]>",
                "a\nb",
                "tab\there",
                "\u0001\u0008",
                "\u202eright to left",
                "\ud83d\ude80 rocket",
                "\ufffe",
                " leading and trailing ",
                "x".repeat(64 * 1024),
                "x".repeat(255),
                "${jndi:ldap://x}",
                "'; drop table vm; --");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aNameShouldBeKeptOrRefused(String text) throws IOException {
        keptOrRefused("name", text);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aDescriptionShouldBeKeptOrRefused(String text) throws IOException {
        keptOrRefused("description", text);
    }

    private void keptOrRefused(String field, String text) throws IOException {
        ObjectNode body = Installation.JSON.createObjectNode();
        body.put("name", "odd-" + System.nanoTime());
        body.put(field, text);
        body.putObject("cluster").put("name", "Default");
        body.putObject("template").put("name", "Blank");
        Installation.Answer answer = vireo.post("/vms", Installation.JSON.writeValueAsString(body));
        assertThat(answer.status()).as(answer.body().toString()).isIn(201, 202, 400);
        if (answer.status() == 400) {
            assertThat(answer.text("detail")).isNotBlank();
            return;
        }
        String id = answer.text("id");
        try {
            assertThat(vireo.get("/vms/" + id).text(field)).isEqualTo(text);
            Installation.Answer started = vireo.post("/vms/" + id + "/start", "{}");
            assertThat(started.status()).isEqualTo(200);
            vireo.awaitVm(id, "up", TestVm.PATIENCE);
        } finally {
            vireo.post("/vms/" + id + "/stop", "{}");
            vireo.awaitVm(id, "down", TestVm.PATIENCE);
            vireo.delete("/vms/" + id);
        }
    }
}
