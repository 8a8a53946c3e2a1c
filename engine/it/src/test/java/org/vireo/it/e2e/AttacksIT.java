package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody with a browser, a user of their own or nothing at all would try; none of it may work. */
class AttacksIT {

    private static final String PASSWORD = "four easy words here";

    private final Installation vireo = Installation.open();
    private String mallory;
    private String malloryId;

    @BeforeEach
    void addMallory() throws IOException {
        mallory = "mallory-" + UUID.randomUUID() + "@internal";
        malloryId = vireo.post("/users", "{\"user_name\": \"" + mallory + "\", \"password\": \"" + PASSWORD + "\"}")
                .text("id");
        assertThat(malloryId).isNotEmpty();
    }

    @AfterEach
    void removeMallory() throws IOException {
        vireo.delete("/users/" + malloryId);
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(vireo.url() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return vireo.http().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Every operation that changes something, at objects that are nowhere. */
    private List<Map.Entry<String, String>> changes() throws IOException {
        List<Map.Entry<String, String>> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path :
                vireo.get("/openapi.json").body().path("paths").properties()) {
            String real =
                    path.getKey().replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
            path.getValue().fieldNames().forEachRemaining(method -> {
                if (!method.equals("get")) {
                    found.add(Map.entry(method.toUpperCase(Locale.ROOT), real));
                }
            });
        }
        assertThat(found).hasSizeGreaterThan(100);
        return found;
    }

    @Test
    void anotherSitesPageShouldChangeNothingByTheBrowsersOwnMeans() throws Exception {
        List<String> taken = new ArrayList<>();
        for (Map.Entry<String, String> change : changes()) {
            HttpResponse<String> answer = send(
                    change.getKey(),
                    Installation.API + change.getValue(),
                    "{}",
                    "Cookie",
                    "JSESSIONID=" + vireo.token() + "; token=" + vireo.token(),
                    "Origin",
                    "https://evil.example",
                    "Content-Type",
                    "text/plain");
            if (answer.statusCode() != 401
                    || answer.headers().firstValue("Set-Cookie").isPresent()) {
                taken.add(change + " " + answer.statusCode());
            }
        }
        assertThat(taken).as("what was not refused for want of a token").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "https://evil.example", "http://vm:8443", "https://vm.evil.example"})
    void noOtherOriginShouldReadAnswers(String origin) throws Exception {
        for (String method : List.of("GET", "OPTIONS")) {
            HttpResponse<String> answer = send(
                    method,
                    Installation.API + "/vms",
                    "",
                    "Origin",
                    origin,
                    "Access-Control-Request-Method",
                    "DELETE",
                    "Authorization",
                    "Bearer " + vireo.token());
            assertThat(answer.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
        }
    }

    @Test
    void pagesShouldRunNoStrangersScriptsAndStandInNoFrame() throws Exception {
        for (String path : List.of("/portal/", "/ovirt-engine/api", "/ovirt-engine/console/x", "/nothing")) {
            HttpResponse<String> answer = send("GET", path, "");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(send("GET", "/portal/", "").body()).doesNotContain("<script>");
    }

    @Test
    void loginsShouldNotTellWhoThereIsNorHashWithoutBound() throws Exception {
        HttpResponse<String> wrong = logIn(mallory, "wrong");
        HttpResponse<String> unknown = logIn("nobody-" + UUID.randomUUID() + "@internal", "wrong");
        assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode());
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(logIn(mallory, "x".repeat(100_000)).statusCode())
                .as("a password without end")
                .isBetween(400, 499);
        assertThat(logIn(mallory, PASSWORD).statusCode())
                .as("a few failures lock nobody out")
                .isEqualTo(200);
    }

    private HttpResponse<String> logIn(String user, String password, String... more)
            throws IOException, InterruptedException {
        List<String> headers = new ArrayList<>(List.of(more));
        headers.addAll(List.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"));
        return send(
                "POST",
                "/ovirt-engine/sso/oauth/token",
                "grant_type=password&scope=ovirt-app-api&username=" + URLEncoder.encode(user, StandardCharsets.UTF_8)
                        + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8),
                headers.toArray(String[]::new));
    }

    @Test
    void nobodyShouldNameTheAddressThatTheyComeFrom() throws Exception {
        logIn(mallory, PASSWORD, "X-Forwarded-For", "203.0.113.9", "Forwarded", "for=203.0.113.9");
        assertThat(vireo.get("/events?max=50").body().toString())
                .contains("User " + mallory + " logged in from")
                .doesNotContain("203.0.113.9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=x' or '1'='1",
                "name=\"x\" or 1=1",
                "name=x'; delete from vm; --",
                "name=* or id=*",
                "name!=x",
                "id!=00000000-0000-0000-0000-000000000000",
                "name=x) or (1=1",
                "password_hash=*",
                "passwordHash=*",
                "cluster.name=*",
                "sortby password_hash",
                "name=* sortby (select 1)",
                "page 999999999999",
                "name=\u0000",
                "name=\\",
                "name=%"
            })
    void searchesShouldFindNothingBeyondOnesRights(String search) throws Exception {
        Installation asMallory = Installation.openAs(mallory, PASSWORD);
        String query = "?search=" + URLEncoder.encode(search, StandardCharsets.UTF_8);
        for (String list : List.of("/vms", "/hosts", "/disks", "/clusters", "/events", "/jobs", "/users")) {
            Installation.Answer answer = asMallory.get(list + query);
            assertThat(answer.status())
                    .as("%s%s: %s", list, query, answer.body())
                    .isIn(200, 400);
            assertThat(answer.body().toString()).doesNotContain("hello", "admin@internal", "argon2");
        }
    }

    @Test
    void aSearchWithoutEndShouldBeRefused() throws Exception {
        for (String search : List.of("(".repeat(3000), "name=a or ".repeat(700) + "name=a", "x".repeat(6000))) {
            Installation.Answer answer =
                    vireo.get("/vms?search=" + URLEncoder.encode(search, StandardCharsets.UTF_8) + "&max=1000000000");
            assertThat(answer.status()).as("%s", answer.body()).isIn(200, 400, 414);
        }
    }

    @Test
    void bodiesShouldSetNothingThatIsNotTheirs() throws Exception {
        String id = UUID.randomUUID().toString();
        Installation.Answer made = vireo.post(
                "/vms",
                "{\"id\": \"" + id + "\", \"name\": \"" + id + "\", \"cluster\": {\"name\": \"Default\"},"
                        + " \"template\": {\"name\": \"Blank\"}, \"status\": \"up\", \"origin\": \"external\","
                        + " \"creation_time\": 0, \"host\": {\"name\": \"local\"}}");
        assertThat(made.status()).as("%s", made.body()).isIn(201, 202);
        String vm = "/vms/" + made.text("id");
        try {
            assertThat(made.text("id")).isNotEqualTo(id);
            vireo.awaitVm(made.text("id"), "down", TestVm.PATIENCE);
            JsonNode before = vireo.get(vm).body();
            assertThat(before.path("origin").asText()).isNotEqualTo("external");
            assertThat(vireo.call("PUT", vm, "{\"id\": \"" + id + "\", \"status\": \"up\", \"creation_time\": 0}", "")
                            .status())
                    .isEqualTo(200);
            assertThat(vireo.get(vm).body()).isEqualTo(before);
        } finally {
            vireo.delete(vm);
        }
        Installation asMallory = Installation.openAs(mallory, PASSWORD);
        Installation.Answer raised = asMallory.call(
                "PUT",
                "/users/" + malloryId,
                "{\"roles\": {\"role\": [{\"name\": \"SuperUser\"}]}, \"enabled\": \"true\"}",
                "");
        assertThat(raised.status()).as("%s", raised.body()).isIn(403, 404);
        assertThat(asMallory
                        .post(
                                "/permissions",
                                "{\"role\": {\"name\": \"SuperUser\"}, \"user\": {\"id\": \"" + malloryId + "\"}}")
                        .status())
                .isIn(403, 404);
        assertThat(asMallory.get("/vms").body().toString()).doesNotContain("hello");
    }

    @Test
    void theAuditLogShouldNotBeChanged() throws Exception {
        JsonNode event = vireo.get("/events?max=1").body().path("event").path(0);
        String path = "/events/" + event.path("id").asText();
        for (String method : List.of("PUT", "DELETE", "PATCH")) {
            assertThat(vireo.call(method, path, "{\"description\": \"nothing happened\"}", "")
                            .status())
                    .as(method)
                    .isIn(404, 405, 501);
        }
        assertThat(vireo.get(path).text("description"))
                .isEqualTo(event.path("description").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/management",
                "/console",
                "/ovirt-engine/nothing",
                "/ovirt-engine/api/nothing",
                "/ovirt-engine/api/vms/%00",
                "/ovirt-engine/api/vms/..%2f..%2f..%2fetc%2fpasswd",
                "/ovirt-engine/WEB-INF/web.xml",
                "/portal/WEB-INF/web.xml",
                "/portal/..%2fWEB-INF%2fweb.xml",
                "/ovirt-engine/console/made-up",
                "/ovirt-engine/container-fault"
            })
    void faultsShouldTellNothingOfTheInside(String path) throws Exception {
        HttpResponse<String> answer = send("GET", path, "", "Authorization", "Bearer " + vireo.token());
        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.body())
                .doesNotContainIgnoringCase(
                        "exception", "wildfly", "undertow", "jboss", "org.vireo", "web-app", "root:");
        assertThat(answer.headers().map().keySet())
                .noneMatch(name -> name.equalsIgnoreCase("Server") || name.equalsIgnoreCase("X-Powered-By"));
    }
}
