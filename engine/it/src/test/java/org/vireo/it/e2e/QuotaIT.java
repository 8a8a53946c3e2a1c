package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Quotas over the real server, in a data center of their own. */
class QuotaIT {

    private static final int AT_ONCE = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Installation vireo = Installation.open();
    private final Deque<String> made = new ArrayDeque<>();
    private String cluster = "";
    private String quota = "";
    private String quotaId = "";

    @BeforeEach
    void makePlace() throws IOException {
        String name = "quota-it-" + System.nanoTime();
        String center =
                made("/datacenters", "{\"name\": \"" + name + "\", \"local\": false, \"quota_mode\": \"enabled\"}");
        cluster = made(
                "/clusters",
                "{\"name\": \"" + name + "\", \"cpu\": {\"architecture\": \"x86_64\"}, \"data_center\": {\"id\": \""
                        + center + "\"}}");
        quotaId = made("/datacenters/" + center + "/quotas", "{\"name\": \"web\"}");
        quota = "/datacenters/" + center + "/quotas/" + quotaId;
        assertThat(vireo.get("/datacenters/" + center).text("quota_mode")).isEqualTo("enabled");
    }

    @AfterEach
    void removeAll() throws IOException {
        while (!made.isEmpty()) {
            String path = made.pop();
            assertThat(vireo.delete(path).status()).as(path).isEqualTo(200);
            Installation.await(path + " to be gone", PATIENCE, () -> isGone(path));
        }
    }

    @Test
    void ofManyWhoWantTheLastOfAQuotaOneShouldGetIt() throws Exception {
        assertThat(vireo.call("PUT", quota + "/vmlimit", "{\"limit\": 2}", "")
                        .body()
                        .path("usage")
                        .asInt())
                .isZero();
        addVm("first");
        List<Installation.Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Installation.Answer>> asked = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                String body = vm("many-" + i);
                asked.add(threads.submit(() -> vireo.post("/vms", body)));
            }
            for (Future<Installation.Answer> each : asked) {
                answers.add(each.get());
            }
        }
        answers.stream()
                .filter(answer -> answer.status() < 300)
                .forEach(answer -> made.push("/vms/" + answer.text("id")));
        assertThat(answers).filteredOn(answer -> answer.status() < 300).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() >= 300).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text("code")).isEqualTo("QUOTA_EXCEEDED");
            assertThat(answer.text("detail")).contains("web", "limits VMs to 2");
        });
        assertThat(vireo.get(quota + "/vmlimit").body().path("usage").asInt()).isEqualTo(2);
        assertThat(vireo.delete(quota).status()).as("while it is used").isEqualTo(409);
    }

    @Test
    void aLimitShouldTellWhatIsUsedAndBindWhoGrows() throws IOException {
        String limit = made(
                quota + "/quotaclusterlimits",
                "{\"cluster\": {\"id\": \"" + cluster + "\"}, \"vcpu_limit\": 2, \"memory_limit\": 1.5}");
        String vm = addVm("grows");
        Installation.Answer shown = vireo.get(quota + "/quotaclusterlimits/" + limit);
        assertThat(shown.body().path("memory_limit").asDouble()).isEqualTo(1.5);
        assertThat(shown.body().path("memory_usage").asDouble()).isEqualTo(0.25);
        assertThat(shown.body().path("vcpu_usage").asInt()).isEqualTo(1);
        Installation.Answer refused = vireo.call("PUT", "/vms/" + vm, "{\"memory\": 2147483648}", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("detail")).contains("web", "1.5 GiB", "0.25 GiB");
        assertThat(vireo.get("/vms/" + vm).text("quota", "id")).isEqualTo(quotaId);
        assertThat(vireo.call("PUT", "/vms/" + vm, "{\"memory\": 1073741824}", "")
                        .status())
                .isEqualTo(200);
    }

    private String addVm(String name) throws IOException {
        return made("/vms", vm(name));
    }

    private String vm(String name) {
        return "{\"name\": \"" + name + "-" + quotaId + "\", \"memory\": 268435456, \"cluster\": {\"id\": \"" + cluster
                + "\"}, \"template\": {\"name\": \"Blank\"}, \"quota\": {\"id\": \"" + quotaId + "\"}}";
    }

    private String made(String collection, String body) throws IOException {
        Installation.Answer answer = vireo.post(collection, body);
        assertThat(answer.status()).as("%s", answer.body()).isIn(201, 202);
        String id = answer.text("id");
        made.push(collection + "/" + id);
        return id;
    }

    private boolean isGone(String path) {
        try {
            return vireo.get(path).status() == 404;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
