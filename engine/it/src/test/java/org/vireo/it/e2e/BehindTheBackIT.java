package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Somebody works with virsh on the host: the engine sees it within a second and changes no configuration. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BehindTheBackIT {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @TempDir
    Path temporary;

    private Installation vireo;
    private TestVm vm;

    @BeforeAll
    void startAVm() throws IOException {
        vireo = Installation.open();
        vm = TestVm.create(vireo, "behind", "q35_sea_bios");
        vm.start();
        Installation.await("all devices to be paired", PATIENCE, () -> allPaired());
        // Only a booted guest lets go of a device.
        Installation.await("the guest agent", TestVm.PATIENCE, this::guestAnswers);
    }

    private boolean guestAnswers() {
        try {
            return !vireo.get("/vms/" + vm.id() + "/reporteddevices")
                    .body()
                    .path("reported_device")
                    .isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean allPaired() {
        try {
            return vm.devices("missing").isEmpty()
                    && vm.devices("unknown").isEmpty()
                    && !vm.devices("paired").isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    @AfterAll
    void removeIt() throws IOException {
        vm.close();
    }

    @Test
    void aSuspendShouldShowWithinASecond() throws IOException {
        measure("suspend", () -> Installation.virsh("suspend", vm.name()), () -> status("paused"));
        measure("resume", () -> Installation.virsh("resume", vm.name()), () -> status("up"));
    }

    @Test
    void aDetachedNicShouldBeMissingAndStayConfigured() throws IOException {
        Path nic = temporary.resolve("nic.xml");
        Files.writeString(nic, interfaceXml());
        measure("detach-device", () -> detach(nic), () -> vm.devices("missing").contains("nic"));
        assertThat(vireo.get("/vms/" + vm.id() + "/nics").body().path("nic")).hasSize(1);
        measure(
                "attach-device",
                () -> Installation.virsh("attach-device", vm.name(), nic.toString(), "--live"),
                () -> vm.devices("missing").isEmpty());
    }

    /** libvirt only asks the guest; the device is gone when the guest has let go of it. */
    private void detach(Path device) throws IOException {
        Installation.virsh("detach-device", vm.name(), device.toString(), "--live");
        Installation.await("the guest to let go of the device", TestVm.PATIENCE, () -> !hasInterface());
    }

    private boolean hasInterface() {
        try {
            return Installation.virsh("domiflist", vm.name()).contains("bridge");
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void aDeviceAddedOnTheHostShouldBeUnmanaged() throws IOException {
        Path rng = temporary.resolve("rng.xml");
        Files.writeString(rng, "<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>");
        int before = vm.devices("unmanaged").size();
        measure(
                "attach-device rng",
                () -> Installation.virsh("attach-device", vm.name(), rng.toString(), "--live"),
                () -> vm.devices("unmanaged").size() > before);
    }

    @Test
    void aBlockJobShouldBeShownFromItsBeginToItsEnd() throws IOException {
        String[] disk = Installation.virsh("domblklist", vm.name(), "--details")
                .lines()
                .filter(line -> line.contains(" disk "))
                .map(line -> line.strip().split("\\s+"))
                .findFirst()
                .orElseThrow();
        Path copy = Path.of(disk[3] + ".copy");
        try {
            measure(
                    "blockcopy",
                    () -> Installation.virsh(
                            "blockcopy", vm.name(), disk[2], copy.toString(), "--transient-job", "--format", "qcow2"),
                    () -> blockJob().path("target").path("location").asText().equals(copy.toString()));
            Installation.await("the copy to follow the guest", PATIENCE, this::isReady);
            measure(
                    "blockjob --abort",
                    () -> Installation.virsh("blockjob", vm.name(), disk[2], "--abort"),
                    () -> blockJob().isEmpty());
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private boolean isReady() {
        try {
            return blockJob().path("ready").asBoolean();
        } catch (IOException e) {
            return false;
        }
    }

    /** The job on the VM's only disk; empty when there is none. */
    private JsonNode blockJob() throws IOException {
        for (JsonNode device : vireo.get("/vms/" + vm.id() + "/devices").body().path("device")) {
            if (device.path("kind").asText().equals("disk")) {
                return device.path("images").path("mirror");
            }
        }
        throw new AssertionError("VM " + vm.name() + " has no disk");
    }

    @Test
    void aDestroyShouldShowWithinASecond() throws IOException {
        try (TestVm doomed = TestVm.create(vireo, "doomed", "q35_sea_bios")) {
            doomed.start();
            measure(
                    "destroy",
                    () -> Installation.virsh("destroy", doomed.name()),
                    () -> vireo.vmStatus(doomed.id()).equals("down"));
            assertThat(vireo.get("/vms/" + doomed.id()).text("memory")).isEqualTo("268435456");
        }
    }

    private boolean status(String wanted) throws IOException {
        return vireo.vmStatus(vm.id()).equals(wanted);
    }

    /** Something that may fail. */
    private interface Action {
        void run() throws IOException;
    }

    /** Something that may hold. */
    private interface Condition {
        boolean holds() throws IOException;
    }

    /** From the end of the command to the first change on the stream after which REST shows it. */
    private void measure(String what, Action action, Condition shown) throws IOException {
        try (ChangeStream stream = new ChangeStream(vireo)) {
            action.run();
            long done = System.nanoTime();
            ChangeStream.Change change = stream.await(seen -> seen.type().equals("vm") && holds(shown), PATIENCE);
            Duration taken = Duration.ofNanos(Math.max(0, change.nanos() - done));
            System.out.println("measured: virsh " + what + " to the event " + taken.toMillis() + " ms");
            assertThat(taken).as(what).isLessThan(SECOND);
        }
    }

    private static boolean holds(Condition condition) {
        try {
            return condition.holds();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String interfaceXml() throws IOException {
        Matcher matcher = Pattern.compile("<interface .*?</interface>", Pattern.DOTALL)
                .matcher(Installation.virsh("dumpxml", vm.name()));
        assertThat(matcher.find()).isTrue();
        return matcher.group().replaceAll("<target [^>]*/>", "");
    }
}
