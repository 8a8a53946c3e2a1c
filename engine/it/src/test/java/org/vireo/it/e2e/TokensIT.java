package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Tokens of programs, logins and one's own password, over the real server. */
class TokensIT {

    private static final String PASSWORD = "four easy words here";

    private final Installation vireo = Installation.open();

    @Test
    void aProgramShouldComeInByItsTokenUntilItIsWithdrawn() throws IOException, InterruptedException {
        String me = "/users/"
                + vireo.get("").body().path("authenticated_user").path("id").asText();
        assertThat(vireo.post(me + "/tokens", "{\"name\": \"tokens-it\", \"days\": \"two\"}")
                        .status())
                .isEqualTo(400);
        Installation.Answer made = vireo.post(me + "/tokens", "{\"name\": \"tokens-it\", \"days\": 2}");
        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
        String token = made.body().path("token").asText();
        assertThat(status(token)).isEqualTo(200);
        JsonNode listed = vireo.get(me + "/tokens").body();
        assertThat(listed.toString()).contains("tokens-it").doesNotContain(token);
        assertThat(vireo.get(me + "/logins").body().path("login").findValuesAsText("current"))
                .contains("true");
        assertThat(vireo.delete(me + "/tokens/" + made.body().path("id").asText())
                        .status())
                .isEqualTo(200);
        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void aUserShouldChangeTheirOwnPasswordAndNobodyElses() throws IOException {
        String name = "own-" + System.nanoTime() + "@internal";
        String id = vireo.post("/users", "{\"user_name\": \"" + name + "\", \"password\": \"" + PASSWORD + "\"}")
                .body()
                .path("id")
                .asText();
        try {
            Installation own = Installation.openAs(name, PASSWORD);
            String path = "/users/" + id + "/password";
            assertThat(own.post(path, "{\"current\": \"wrong\", \"password\": \"five easy words are here\"}")
                            .status())
                    .isEqualTo(403);
            assertThat(vireo.post(
                                    path,
                                    "{\"current\": \"" + vireo.password()
                                            + "\", \"password\": \"five easy words are here\"}")
                            .status())
                    .as("another one's")
                    .isEqualTo(409);
            assertThat(own.post(path, "{\"current\": \"" + PASSWORD + "\", \"password\": \"five easy words are here\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(own.get("/vms").status()).isEqualTo(401);
            assertThat(Installation.openAs(name, "five easy words are here")
                            .get("/vms")
                            .status())
                    .isEqualTo(200);
        } finally {
            vireo.delete("/users/" + id);
        }
    }

    private int status(String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(vireo.url() + Installation.API + "/vms"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .build();
        return vireo.http()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
