package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each process is killed with a VM running: it comes back by itself, and so does the true picture. */
class RestartsIT {

    private static final Duration COMEBACK = Duration.ofSeconds(120);

    private final Installation vireo = Installation.open();
    private TestVm vm;

    @BeforeEach
    void startAVm() throws IOException {
        vm = TestVm.create(vireo, "survivor-" + System.nanoTime() % 100000, "q35_sea_bios");
        vm.start();
    }

    @AfterEach
    void removeIt() throws IOException {
        vm.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"engine", "agent", "libvirtd", "postgres"})
    void aKilledProcessShouldComeBackAndLoseNothing(String process) throws IOException {
        String qemu = qemuPid();
        kill(process);
        // What happens on the host meanwhile must show afterwards.
        Installation.await("the API to answer", COMEBACK, this::answers);
        Installation.await("the host to be up", COMEBACK, () -> hostStatus().equals("up"));
        vireo.awaitVm(vm.id(), "up", COMEBACK);
        assertThat(qemuPid()).isEqualTo(qemu);
        Installation.virsh("destroy", vm.name());
        vireo.awaitVm(vm.id(), "down", Duration.ofSeconds(20));
        vm.start();
        assertThat(domainsNamed(vm.name())).isEqualTo(1);
    }

    @Test
    void aStartDuringAKillOfTheEngineShouldEndInATrueState() throws IOException {
        vireo.post("/vms/" + vm.id() + "/stop", "{}");
        vireo.awaitVm(vm.id(), "down", COMEBACK);
        vireo.post("/vms/" + vm.id() + "/start", "{}");
        kill("engine");
        Installation.await("the API to answer", COMEBACK, this::answers);
        AtomicReference<String> status = new AtomicReference<>("");
        Installation.await("a settled status", COMEBACK, () -> {
            status.set(vmStatus());
            return status.get().equals("up") || status.get().equals("down");
        });
        assertThat(domainsNamed(vm.name())).isEqualTo(status.get().equals("up") ? 1 : 0);
        Installation.await("no task left running", COMEBACK, this::nothingRuns);
    }

    private void kill(String process) throws IOException {
        List<String> pids =
                Installation.run("pgrep", "-f", pattern(process)).lines().toList();
        assertThat(pids).as("processes of " + process).isNotEmpty();
        Installation.run("kill", "-9", pids.getFirst());
    }

    private static String pattern(String process) {
        return switch (process) {
            case "engine" -> "^[^ ]*java .*org.jboss.as.standalone";
            case "agent" -> "^[^ ]*python3 -m vireo_agent run";
            case "libvirtd" -> "^[^ ]*libvirtd";
            case "postgres" -> "^[^ ]*postgres -D";
            default -> throw new IllegalArgumentException(process);
        };
    }

    private String qemuPid() throws IOException {
        return Installation.run("pgrep", "-f", "qemu-system-x86_64 .*guest=" + vm.name() + ",")
                .strip();
    }

    private static long domainsNamed(String name) throws IOException {
        return Installation.virsh("list", "--name").lines().filter(name::equals).count();
    }

    private boolean answers() {
        try {
            vireo.login();
            return vireo.get("/vms").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private String hostStatus() {
        try {
            return vireo.get("/hosts")
                    .body()
                    .path("host")
                    .path(0)
                    .path("status")
                    .asText();
        } catch (IOException e) {
            return "";
        }
    }

    private String vmStatus() {
        try {
            return vireo.vmStatus(vm.id());
        } catch (IOException e) {
            return "";
        }
    }

    private boolean nothingRuns() {
        try {
            return vireo.get("/jobs?search=status%3Dstarted").body().path("job").isEmpty();
        } catch (IOException e) {
            return false;
        }
    }
}
