package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an admin puts on a host is run, and its own words reach the people in front of the portal. */
class HooksIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String REASON = "no licence left for this guest";

    private final Installation vireo = Installation.open();

    @Test
    void aHookThatRefusesAStartShouldBeNamedInTheTaskAndListed() throws IOException {
        Path script = vireo.agentFile("hooks/before_start/licence");
        try (TestVm vm = TestVm.create(vireo, "hooked", "q35_sea_bios")) {
            put(script, "#!/bin/sh\necho '" + REASON + "' >&2\nexit 3\n");
            String id = "hooked-" + System.nanoTime();
            vireo.call("POST", "/vms/" + vm.id() + "/start", "{}", id);
            Installation.await("the task to fail", PATIENCE, () -> failure(id).contains(REASON));
            assertThat(failure(id)).contains("licence", "status 3");
            assertThat(vireo.vmStatus(vm.id())).isEqualTo("down");
            JsonNode hook = onlyHook();
            assertThat(hook.path("event_name").asText()).isEqualTo("before_start");
            assertThat(hook.path("description").asText()).isEqualTo(script.toString());
            assertThat(hook.path("comment").asText()).contains(REASON);
            Files.delete(script);
            vm.start();
        } finally {
            Files.deleteIfExists(script);
        }
    }

    private JsonNode onlyHook() throws IOException {
        String host = vireo.get("/hosts").body().path("host").path(0).path("id").asText();
        JsonNode hooks = vireo.get("/hosts/" + host + "/hooks").body().path("hook");
        assertThat(hooks).hasSize(1);
        return hooks.path(0);
    }

    /** What the events say of the request. */
    private String failure(String correlationId) {
        try {
            return vireo.get("/events?search=correlation_id%3D" + correlationId)
                    .body()
                    .toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static void put(Path script, String text) throws IOException {
        Files.createDirectories(script.getParent());
        Files.writeString(script, text);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
