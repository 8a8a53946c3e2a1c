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

    @Test
    void whatAHookPrintsShouldStandInTheLogOfTheTask() throws IOException {
        Path script = vireo.agentFile("hooks/before_start/licence");
        try (TestVm vm = TestVm.create(vireo, "licensed", "q35_sea_bios")) {
            put(script, "#!/bin/sh\necho 'licence 7 of 9 is taken' >&2\n");
            String id = "licensed-" + System.nanoTime();
            vireo.call("POST", "/vms/" + vm.id() + "/start", "{}", id);
            vireo.awaitVm(vm.id(), "up", PATIENCE);
            Installation.await(
                    "the hook's words in the task's log",
                    PATIENCE,
                    () -> log(id).contains("hook " + script + ": licence 7 of 9 is taken"));
        } finally {
            Files.deleteIfExists(script);
        }
    }

    /** Of the only task of a request. */
    private String log(String correlationId) {
        try {
            String task = vireo.get("/jobs?search=correlation_id%3D" + correlationId)
                    .body()
                    .path("job")
                    .path(0)
                    .path("id")
                    .asText();
            return vireo.get("/jobs/" + task + "/log").body().toString();
        } catch (IOException e) {
            return "";
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
