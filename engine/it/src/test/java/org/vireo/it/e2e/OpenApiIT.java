package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The running server's own description of its API. */
class OpenApiIT {

    @Test
    void theServerShouldDescribeWhatItAnswers() throws IOException {
        Installation.Answer answer = Installation.open().get("/openapi.json");
        assertThat(answer.status()).isEqualTo(200);
        JsonNode paths = answer.body().path("paths");
        assertThat(paths.size()).isGreaterThan(100);
        assertThat(paths.path("/vms/{vm_id}/start").has("post")).isTrue();
        assertThat(paths.path("/vms/{vm_id}/migrate").has("post"))
                .as("what is not there yet")
                .isFalse();
    }
}
