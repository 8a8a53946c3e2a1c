package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts on real QEMU: every device finds its record, addresses stay, and one id tells the whole story. */
class StartIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path temporary;

    private final Installation vireo = Installation.open();

    @ParameterizedTest
    @ValueSource(strings = {"q35_sea_bios", "q35_ovmf"})
    void everyDeviceShouldBePairedAfterTheStart(String bios) throws IOException {
        try (TestVm vm = TestVm.create(vireo, "paired-" + bios.replace('_', '-'), bios)) {
            vm.start();
            Installation.await("all devices to be paired", PATIENCE, () -> none(vm, "unknown") && none(vm, "missing"));
            assertThat(vm.devices("paired"))
                    .contains("disk", "nic", "cdrom", "graphics", "video", "rng", "balloon", "guest_agent_channel");
            Path xml = temporary.resolve("domain.xml");
            Files.writeString(xml, Installation.virsh("dumpxml", vm.name(), "--security-info"));
            assertThat(Installation.run("virt-xml-validate", xml.toString(), "domain"))
                    .contains("validates");
        }
    }

    @Test
    void addressesShouldStayAcrossRestarts() throws IOException {
        try (TestVm vm = TestVm.create(vireo, "steady", "q35_sea_bios")) {
            vm.start();
            Installation.await("all devices to be paired", PATIENCE, () -> none(vm, "unknown") && none(vm, "missing"));
            List<String> before = addresses(vm);
            vireo.post("/vms/" + vm.id() + "/stop", "{}");
            vireo.awaitVm(vm.id(), "down", PATIENCE);
            vm.start();
            Installation.await("all devices to be paired", PATIENCE, () -> none(vm, "unknown") && none(vm, "missing"));
            assertThat(addresses(vm)).isEqualTo(before);
        }
    }

    @Test
    void oneCorrelationIdShouldTellTheWholeStoryOfAStart() throws IOException {
        try (TestVm vm = TestVm.create(vireo, "story", "q35_sea_bios")) {
            String id = "story-" + System.nanoTime();
            assertThat(vireo.call("POST", "/vms/" + vm.id() + "/start", "{}", id)
                            .status())
                    .isEqualTo(200);
            vireo.awaitVm(vm.id(), "up", PATIENCE);
            List<String> engine = lines("engine.log", id);
            assertThat(engine).anyMatch(line -> line.contains("StartVm"));
            assertThat(engine).anyMatch(line -> line.contains("Domain XML"));
            assertThat(engine).anyMatch(line -> line.contains("Task"));
            assertThat(lines("agent.log", id)).anyMatch(line -> line.contains("domain.create"));
            assertThat(vireo.get("/jobs?search=correlation_id%3D" + id).body().path("job"))
                    .hasSize(1);
            Installation.await("the event", PATIENCE, () -> eventsOf(id) > 0);
        }
    }

    @Test
    void aVmThatRunsShouldNotBeStartedTwice() throws IOException {
        try (TestVm vm = TestVm.create(vireo, "once", "q35_sea_bios")) {
            vm.start();
            Installation.Answer second = vireo.post("/vms/" + vm.id() + "/start", "{}");
            assertThat(second.status()).isEqualTo(409);
            assertThat(second.body().toString()).contains("VM is running").contains("once");
        }
    }

    private int eventsOf(String id) {
        try {
            return vireo.get("/events?search=correlation_id%3D" + id)
                    .body()
                    .path("event")
                    .size();
        } catch (IOException e) {
            return 0;
        }
    }

    private static boolean none(TestVm vm, String state) {
        try {
            return vm.devices(state).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> addresses(TestVm vm) throws IOException {
        return vireo.get("/vms/" + vm.id() + "/devices").body().path("device").findValuesAsText("address").stream()
                .sorted()
                .toList();
    }

    private List<String> lines(String log, String id) throws IOException {
        try (var lines = Files.lines(vireo.log(log))) {
            return lines.filter(line -> line.contains("[" + id + "]")).toList();
        }
    }
}
