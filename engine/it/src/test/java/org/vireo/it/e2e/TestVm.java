package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A VM made from the tiny image for one test, and removed after it. */
final class TestVm implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Installation vireo;
    private final String id;
    private final String name;

    private TestVm(Installation vireo, String id, String name) {
        this.vireo = vireo;
        this.id = id;
        this.name = name;
    }

    /** Down, with a disk, a payload drive and a NIC. */
    static TestVm create(Installation vireo, String name, String biosType) throws IOException {
        String body = """
                {"name":"%s","cluster":{"name":"Default"},"template":{"name":"tiny"},"memory":268435456,
                 "bios":{"type":"%s"},"initialization":{"host_name":"%s"}}""".formatted(name, biosType, name);
        Installation.Answer added = vireo.post("/vms", body);
        assertThat(added.status()).as(added.body().toString()).isIn(201, 202);
        TestVm vm = new TestVm(vireo, added.text("id"), name);
        vireo.awaitVm(vm.id, "down", PATIENCE);
        String profile = vireo.get("/vnicprofiles")
                .body()
                .path("vnic_profile")
                .path(0)
                .path("id")
                .asText();
        Installation.Answer nic = vireo.post(
                "/vms/" + vm.id + "/nics", "{\"name\":\"nic1\",\"vnic_profile\":{\"id\":\"" + profile + "\"}}");
        assertThat(nic.status()).as(nic.body().toString()).isEqualTo(201);
        return vm;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    void start() throws IOException {
        Installation.Answer answer = vireo.post("/vms/" + id + "/start", "{}");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        vireo.awaitVm(id, "up", PATIENCE);
    }

    /** Kinds of the devices in one state. */
    List<String> devices(String state) throws IOException {
        List<String> kinds = new ArrayList<>();
        for (JsonNode device : vireo.get("/vms/" + id + "/devices").body().path("device")) {
            if (device.path("state").asText().equals(state)) {
                kinds.add(device.path("kind").asText().toLowerCase(java.util.Locale.ROOT));
            }
        }
        return kinds;
    }

    @Override
    public void close() throws IOException {
        if (!vireo.vmStatus(id).equals("down")) {
            vireo.post("/vms/" + id + "/stop", "{}");
            vireo.awaitVm(id, "down", PATIENCE);
        }
        vireo.delete("/vms/" + id);
    }
}
