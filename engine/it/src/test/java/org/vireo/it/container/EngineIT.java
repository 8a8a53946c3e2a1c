package org.vireo.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;

/** The EAR in a managed WildFly on a real PostgreSQL: schema, transactions, security and the event stream. */
@ArquillianTest
@RunAsClient
class EngineIT {

    @Deployment(testable = false)
    static EnterpriseArchive engine() {
        return EngineArchive.built();
    }

    private final EngineClient client;

    EngineIT() throws Exception {
        client = new EngineClient();
    }

    @Test
    void theSchemaShouldBeMigratedAndFitTheEntities() throws Exception {
        // Hibernate validates at deployment, so the answer alone proves it; the history says who made the tables.
        assertThat(client.get("/ovirt-engine/services/health").statusCode()).isEqualTo(200);
        try (Connection connection = DriverManager.getConnection(System.getProperty("vireo.it.database.url"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from schema_history where success")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isPositive();
        }
    }

    @Test
    void nobodyShouldGetInWithoutToken() throws Exception {
        for (String path : List.of("/vms", "/hosts", "/events", "/jobs", "/disks", "")) {
            HttpResponse<String> answer = client.get("/ovirt-engine/api" + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/xml");
            assertThat(answer.body()).contains("<fault>");
        }
    }

    @Test
    void aWrongPasswordShouldBeRefusedWithoutAWordAboutTheUser() throws Exception {
        HttpResponse<String> wrong = client.login("admin@internal", "wrong");
        HttpResponse<String> nobody = client.login("nobody@internal", "wrong");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("access_denied").isEqualTo(nobody.body());
    }

    @Test
    void aLogoutShouldEndTheTokenAtOnce() throws Exception {
        String[] admin = client.admin();
        assertThat(client.get("/ovirt-engine/api/vms", admin).statusCode()).isEqualTo(200);
        String token = admin[1].substring("Bearer ".length());
        client.send(
                "POST",
                "/ovirt-engine/services/sso-logout",
                "scope=ovirt-app-api&token=" + token,
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(client.get("/ovirt-engine/api/vms", admin).statusCode()).isEqualTo(401);
    }

    @Test
    void theApiRootShouldAnswerItself() throws Exception {
        HttpResponse<String> answer = client.get("/ovirt-engine/api", client.admin());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<product_info>").contains("<special_objects>");
    }

    @Test
    void aRefusedCommandShouldLeaveNothingBehind() throws Exception {
        int tasks = count("task");
        int locks = count("entity_lock");
        HttpResponse<String> answer = post("/clusters", "<cluster><name>a/b</name></cluster>");
        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body()).contains("<fault>");
        assertThat(count("task")).isEqualTo(tasks);
        assertThat(count("entity_lock")).isEqualTo(locks);
    }

    @Test
    void oneOfManyEqualNamesShouldWin() throws Exception {
        String name = "dc-" + System.nanoTime();
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(CompletableFuture.supplyAsync(
                    () -> status("POST", "/datacenters", "<data_center><name>" + name + "</name></data_center>")));
        }
        List<Integer> statuses =
                answers.stream().map(CompletableFuture::join).sorted().toList();
        assertThat(statuses.getFirst()).isEqualTo(201);
        assertThat(statuses.subList(1, 8)).containsOnly(409);
    }

    @Test
    void twoWhoChangeDifferentMembersShouldNotUndoEachOther() throws Exception {
        String name = "n" + System.nanoTime();
        String dataCenter = idIn(post("/datacenters", "<data_center><name>" + name + "</name></data_center>"));
        String network = idIn(post(
                "/networks", "<network><name>" + name + "</name><data_center id=\"" + dataCenter + "\"/></network>"));
        String profile = idIn(post(
                "/vnicprofiles",
                "<vnic_profile><name>" + name + "-p</name><network id=\"" + network + "\"/></vnic_profile>"));
        for (int round = 1; round <= 12; round++) {
            String queues = "<custom_properties><custom_property><name>queues</name><value>" + round
                    + "</value></custom_property></custom_properties>";
            String filter = "<network_filter><name>" + (round % 2 == 0 ? "vireo-strict" : "vireo-no-spoofing")
                    + "</name></network_filter>";
            List<CompletableFuture<Integer>> answers = Stream.of(queues, filter)
                    .map(change -> CompletableFuture.supplyAsync(() ->
                            status("PUT", "/vnicprofiles/" + profile, "<vnic_profile>" + change + "</vnic_profile>")))
                    .toList();
            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
            assertThat(client.get("/ovirt-engine/api/vnicprofiles/" + profile, client.admin())
                            .body())
                    .contains("<value>" + round + "</value>", round % 2 == 0 ? "vireo-strict" : "vireo-no-spoofing");
        }
    }

    @Test
    void aChangeShouldReachTheEventStream() throws Exception {
        String[] admin = client.admin();
        CompletableFuture<String> seen = new CompletableFuture<>();
        String[] headers = {admin[0], admin[1], "Accept", "text/event-stream"};
        var lines = client.lines("/ovirt-engine/api/events", headers);
        Thread reader = Thread.ofVirtual()
                .start(() -> lines.filter(line -> line.startsWith("data:") && line.contains("datacenter"))
                        .findFirst()
                        .ifPresent(seen::complete));
        HttpResponse<String> made =
                post("/datacenters", "<data_center><name>seen-" + System.nanoTime() + "</name></data_center>");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(seen.get(Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS))
                .contains("created");
        reader.interrupt();
    }

    @Test
    void aJobShouldTellWhatItDidAndRefuseWhatComesTooLate() throws Exception {
        String[] admin = client.admin();
        String[] json = {admin[0], admin[1], "Accept", "application/json", "Correlation-Id", "job-" + System.nanoTime()
        };
        String[] body = {admin[0], admin[1], "Accept", "application/json", "Content-Type", "application/json"};
        String name = "told-" + System.nanoTime();
        String dataCenter = idIn(post("/datacenters", "<data_center><name>" + name + "</name></data_center>"));
        String found = client.get("/ovirt-engine/api/jobs?search=command%3DAddDataCenter", json)
                .body();
        assertThat(found)
                .contains(
                        dataCenter,
                        name,
                        "\"progress\":\"100\"",
                        "\"type\":\"data_center\"",
                        "\"cancelling\":\"false\"");
        String job = "/ovirt-engine/api/jobs/" + found.replaceAll("(?s)^.*?/jobs/([0-9a-f-]{36}).*$", "$1");
        assertThat(client.get(job + "/log", json).body()).isEqualTo("{\"line\":[]}");
        assertThat(client.get("/ovirt-engine/api/locks", json).body()).startsWith("{\"lock\":[");
        for (String action : List.of("/cancel", "/end", "/retry")) {
            HttpResponse<String> refused = client.send("POST", job + action, "{}", body);
            assertThat(refused.statusCode()).as(action).isEqualTo(409);
            assertThat(refused.body()).contains(name);
            assertThat(client.send("POST", job.replaceAll("[0-9a-f]{12}$", "000000000000") + action, "{}", body)
                            .statusCode())
                    .as(action)
                    .isEqualTo(404);
        }
    }

    @Test
    void aRequestThatIsSentAgainShouldBeDoneOnce() throws Exception {
        String[] admin = client.admin();
        String[] keyed = {admin[0], admin[1], "Content-Type", "application/xml", "Idempotency-Key", "k-1"};
        String name = "once-" + System.nanoTime();
        String body = "<data_center><name>" + name + "</name></data_center>";
        HttpResponse<String> first = client.send("POST", "/ovirt-engine/api/datacenters", body, keyed);
        HttpResponse<String> again = client.send("POST", "/ovirt-engine/api/datacenters", body, keyed);
        assertThat(idIn(again)).isEqualTo(idIn(first));

        HttpResponse<String> other =
                client.send("POST", "/ovirt-engine/api/datacenters", body.replace(name, name + "-b"), keyed);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("a key of its own");
        keyed[5] = "not a key: \"";
        assertThat(client.send("POST", "/ovirt-engine/api/datacenters", body, keyed))
                .satisfies(refused -> {
                    assertThat(refused.statusCode()).isEqualTo(400);
                    assertThat(refused.body()).contains("Idempotency-Key", "128");
                });
    }

    @Test
    void aBatchShouldNameTheVmsThatAreNotThere() throws Exception {
        String[] admin = client.admin();
        String[] body = {admin[0], admin[1], "Accept", "application/json", "Content-Type", "application/json"};
        String missing = "11111111-2222-3333-4444-555555555555";
        assertThat(client.send("POST", "/ovirt-engine/api/vms/stop", "{\"vm\":[{\"id\":\"" + missing + "\"}]}", body))
                .satisfies(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(404);
                    assertThat(answer.body()).contains(missing);
                });
        assertThat(client.send("POST", "/ovirt-engine/api/vms/stop", "{\"vm\":[]}", body)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void garbageShouldGetAFaultAndNeverHtml() throws Exception {
        String[] admin = client.admin();
        for (String body :
                List.of("<vm>", "{", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><vm>&a;</vm>", "\u0000")) {
            HttpResponse<String> answer = client.send(
                    "POST", "/ovirt-engine/api/vms", body, admin[0], admin[1], "Content-Type", "application/xml");
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.body()).contains("<fault>").doesNotContain("root:");
        }
        HttpResponse<String> missing = client.get("/ovirt-engine/api/nothing/here", admin);
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("<fault>").doesNotContainIgnoringCase("<html");
    }

    @Test
    void statisticsShouldBeWhereTheirObjectsLinkToThem() throws Exception {
        String name = "n" + System.nanoTime();
        String dataCenter = idIn(post("/datacenters", "<data_center><name>" + name + "</name></data_center>"));
        String cluster = idIn(post(
                "/clusters", "<cluster><name>" + name + "</name><data_center id=\"" + dataCenter + "\"/></cluster>"));
        String vm = idIn(post(
                "/vms",
                "<vm><name>" + name + "</name><cluster id=\"" + cluster
                        + "\"/><template><name>Blank</name></template></vm>"));
        String nic = idIn(post("/vms/" + vm + "/nics", "<nic><name>nic1</name></nic>"));
        for (String object : List.of("/vms/" + vm, "/vms/" + vm + "/nics/" + nic)) {
            String statistics = "/ovirt-engine/api" + object + "/statistics";
            assertThat(client.get("/ovirt-engine/api" + object, client.admin()).body())
                    .contains("href=\"" + statistics + "\"");
            HttpResponse<String> answer = client.get(statistics, client.admin());
            assertThat(answer.statusCode()).as(object).isEqualTo(200);
            assertThat(answer.body()).contains("<statistics/>");
        }
        for (String object : List.of("/disks/" + vm, "/hosts/" + vm)) {
            assertThat(client.get("/ovirt-engine/api" + object + "/statistics", client.admin())
                            .statusCode())
                    .as(object)
                    .isEqualTo(404);
        }
    }

    @Test
    void thePortalShouldBeServedWithAStrictPolicy() throws Exception {
        HttpResponse<String> answer = client.get("/portal/");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .doesNotContain("unsafe-");
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send("POST", path, body);
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        String[] admin = client.admin();
        return client.send(
                method, "/ovirt-engine/api" + path, body, admin[0], admin[1], "Content-Type", "application/xml");
    }

    /** The id of what was made. */
    private static String idIn(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.body().replaceAll("(?s)^.*?id=\"([^\"]+)\".*$", "$1");
    }

    private int status(String method, String path, String body) {
        try {
            return send(method, path, body).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static int count(String table) throws Exception {
        try (Connection connection = DriverManager.getConnection(System.getProperty("vireo.it.database.url"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getInt(1);
        }
    }
}
