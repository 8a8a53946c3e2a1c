package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One who asks for too much at once has to wait; the others do not notice. */
class RateLimitIT {

    private static final String PASSWORD = "four easy words here";
    private static final int AT_ONCE = 50;
    private static final int MOST_ROUNDS = 400;

    private final Installation vireo = Installation.open();
    private String id = "";
    private Installation eager = vireo;

    @BeforeEach
    void addUser() throws IOException {
        String name = "eager-" + System.nanoTime() + "@internal";
        id = vireo.post("/users", "{\"user_name\": \"" + name + "\", \"password\": \"" + PASSWORD + "\"}")
                .body()
                .path("id")
                .asText();
        eager = Installation.openAs(name, PASSWORD);
    }

    @AfterEach
    void removeUser() throws IOException {
        vireo.delete("/users/" + id);
    }

    @Test
    void whoAsksTooMuchShouldBeToldWhenToComeBack() throws Exception {
        HttpResponse<String> first = ask(eager).get();
        long burst = number(first, "RateLimit-Limit");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(number(first, "RateLimit-Remaining")).isBetween(1L, burst - 1);
        HttpResponse<String> refused = refused();
        assertThat(refused.body()).contains("eager-", "too many requests", "Send the next one in 1 s");
        assertThat(refused.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(number(refused, "RateLimit-Remaining")).isZero();
        assertThat(ask(vireo).get().statusCode()).as("somebody else").isEqualTo(200);
        Thread.sleep(number(refused, "Retry-After") * 1_000);
        assertThat(ask(eager).get().statusCode()).as("after the wait").isEqualTo(200);
    }

    private HttpResponse<String> refused() throws Exception {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                answers.add(ask(eager));
            }
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get();
            Optional<HttpResponse<String>> refused = answers.stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> answer.statusCode() == 429)
                    .findFirst();
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        throw new AssertionError(MOST_ROUNDS * AT_ONCE + " requests were answered and none refused:"
                + " does this machine answer fewer than 200 a second?");
    }

    private static CompletableFuture<HttpResponse<String>> ask(Installation as) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(as.url() + Installation.API + "/networkfilters"))
                .header("Authorization", "Bearer " + as.token())
                .header("Accept", "application/json")
                .build();
        return as.http().sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    private static long number(HttpResponse<?> answer, String header) {
        return answer.headers().firstValueAsLong(header).orElseThrow();
    }
}
