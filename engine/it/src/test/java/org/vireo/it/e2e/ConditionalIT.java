package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that hold only while an object is as it was seen, over the real server. */
class ConditionalIT {

    private final Installation vireo = Installation.open();
    private String path = "";

    @BeforeEach
    void addTag() throws IOException {
        path = "/tags/"
                + vireo.post("/tags", "{\"name\": \"conditional-" + System.nanoTime() + "\"}")
                        .text("id");
    }

    @AfterEach
    void removeTag() throws IOException {
        vireo.delete(path);
    }

    @Test
    void aChangeShouldBeMadeOnlyToWhatWasSeen() throws Exception {
        String seen = tag("application/json");
        assertThat(seen).isEqualTo(tag("application/json")).isNotEqualTo(tag("application/xml"));
        assertThat(status("GET", "If-None-Match", seen, "")).isEqualTo(304);
        assertThat(status("PUT", "If-Match", seen, "{\"description\": \"first\"}"))
                .isEqualTo(200);
        assertThat(status("GET", "If-None-Match", seen, "")).isEqualTo(200);
        assertThat(status("PUT", "If-Match", seen, "{\"description\": \"second\"}"))
                .isEqualTo(412);
        assertThat(status("DELETE", "If-Match", seen, "")).isEqualTo(412);
        assertThat(status("PUT", "If-Match", "W/" + tag("application/json"), "{\"description\": \"weak\"}"))
                .isEqualTo(412);
        assertThat(vireo.get(path).text("description")).isEqualTo("first");
        assertThat(status("PUT", "If-Match", "\"other\", " + tag("application/xml"), "{\"description\": \"third\"}"))
                .isEqualTo(200);
        assertThat(status("DELETE", "If-Match", "*", "")).isEqualTo(200);
        assertThat(status("DELETE", "If-Match", "*", "")).isEqualTo(404);
    }

    private String tag(String form) throws IOException, InterruptedException {
        return send("GET", "Accept", form, "").headers().firstValue("ETag").orElseThrow();
    }

    private int status(String method, String header, String value, String body)
            throws IOException, InterruptedException {
        return send(method, header, value, body).statusCode();
    }

    private HttpResponse<String> send(String method, String header, String value, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(vireo.url() + Installation.API + path))
                .header("Authorization", "Bearer " + vireo.token())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!header.equals("Accept")) {
            request.header("Accept", "application/json");
        }
        return vireo.http().send(request.header(header, value).build(), HttpResponse.BodyHandlers.ofString());
    }
}
