package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes of a running guest on real QEMU: what libvirt and the guest say afterwards counts. */
class LiveChangeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long MIB = 1L << 20;

    private final Installation vireo = Installation.open();

    private TestVm vm(String name) throws IOException {
        TestVm vm = TestVm.create(vireo, name, "q35_sea_bios");
        Installation.Answer room = put(
                "/vms/" + vm.id() + "/platform",
                "{\"cpu\":{\"maxSockets\":3},\"memory\":{\"maxBytes\":" + 1024 * MIB + "}}");
        assertThat(room.status()).as(room.body().toString()).isEqualTo(200);
        return vm;
    }

    private static void startWithGuest(TestVm vm) throws IOException {
        vm.start();
        Installation.await("the guest agent of " + vm.name(), PATIENCE, () -> answers(vm));
    }

    private static boolean answers(TestVm vm) {
        try {
            return !guest(vm, "guest-ping").isMissingNode();
        } catch (IOException e) {
            return false;
        }
    }

    private static JsonNode guest(TestVm vm, String command) throws IOException {
        String answer = Installation.virsh("qemu-agent-command", vm.name(), "{\"execute\":\"" + command + "\"}");
        return Installation.JSON.readTree(answer).path("return");
    }

    private Installation.Answer put(String path, String body) throws IOException {
        return vireo.call("PUT", path, body, "");
    }

    private static String xml(TestVm vm) throws IOException {
        return Installation.virsh("dumpxml", vm.name());
    }

    private void awaitJobs(TestVm vm) {
        Installation.await("the tasks on " + vm.name(), PATIENCE, () -> {
            try {
                return vireo.get("/jobs").body().path("job").findValuesAsText("status").stream()
                        .noneMatch("started"::equals);
            } catch (IOException e) {
                return false;
            }
        });
    }

    @Test
    void theGuestShouldSeeVcpusThatItIsGiven() throws IOException {
        try (TestVm vm = vm("more-vcpus")) {
            startWithGuest(vm);
            assertThat(guest(vm, "guest-get-vcpus")).hasSize(1);

            Installation.Answer answer =
                    put("/vms/" + vm.id(), "{\"cpu\":{\"topology\":{\"sockets\":3,\"cores\":1,\"threads\":1}}}");

            assertThat(answer.text("cpu", "topology", "sockets")).isEqualTo("3");
            assertThat(xml(vm)).contains("<vcpu placement='static'>3</vcpu>");
            Installation.await("the guest to see three vCPUs", PATIENCE, () -> sizeOf(vm, "guest-get-vcpus") == 3);

            put("/vms/" + vm.id(), "{\"cpu\":{\"topology\":{\"sockets\":2,\"cores\":1,\"threads\":1}}}");
            awaitJobs(vm);
            Installation.await("the guest to let go of a vCPU", PATIENCE, () -> sizeOf(vm, "guest-get-vcpus") == 2);
            assertThat(sockets(vm, "?next_run=true")).as("configured").isEqualTo("2");
            // QEMU 7.2 without KVM removes the vCPU and never tells libvirt; what libvirt says is what is shown.
            int seen = xml(vm).contains("current='2'") ? 2 : 3;
            assertThat(sockets(vm, "")).isEqualTo(Integer.toString(seen));

            Installation.Answer tooMany =
                    put("/vms/" + vm.id(), "{\"cpu\":{\"topology\":{\"sockets\":4,\"cores\":1,\"threads\":1}}}");
            assertThat(tooMany.status()).isEqualTo(409);
        }
    }

    private String sockets(TestVm vm, String query) throws IOException {
        return vireo.get("/vms/" + vm.id() + query).text("cpu", "topology", "sockets");
    }

    private static int sizeOf(TestVm vm, String command) {
        try {
            return guest(vm, command).size();
        } catch (IOException e) {
            return -1;
        }
    }

    @Test
    void memoryShouldComeAsAModuleAndBelongToTheNextStart() throws IOException {
        try (TestVm vm = vm("more-memory")) {
            startWithGuest(vm);

            Installation.Answer answer = put("/vms/" + vm.id(), "{\"memory\":" + 384 * MIB + "}");

            assertThat(answer.text("memory")).isEqualTo(Long.toString(384 * MIB));
            assertThat(xml(vm)).contains("<memory model='dimm'", "<memory unit='KiB'>393216</memory>");
            Installation.await(
                    "the module to be paired",
                    PATIENCE,
                    () -> devices(vm, "paired").contains("memory"));

            vireo.post("/vms/" + vm.id() + "/stop", "{}");
            vireo.awaitVm(vm.id(), "down", PATIENCE);
            assertThat(devices(vm, "unknown")).doesNotContain("memory");
            vm.start();
            assertThat(xml(vm)).contains("<memory unit='KiB'>393216</memory>").doesNotContain("<memory model=");
        }
    }

    @Test
    void theNextStartShouldBeginWithTheClockThatTheGuestSet() throws IOException {
        try (TestVm vm = vm("adjusted")) {
            put("/vms/" + vm.id() + "/platform", "{\"clock\":{\"basis\":\"VARIABLE\"}}");
            startWithGuest(vm);
            long later = (System.currentTimeMillis() + 7_200_000) * 1_000_000;
            Installation.virsh(
                    "qemu-agent-command",
                    vm.name(),
                    "{\"execute\":\"guest-set-time\",\"arguments\":{\"time\":" + later + "}}");

            Installation.await("the clock to be kept", PATIENCE, () -> Math.abs(adjustment(vm) - 7_200) < 30);
            vireo.post("/vms/" + vm.id() + "/stop", "{}");
            vireo.awaitVm(vm.id(), "down", PATIENCE);
            vm.start();
            assertThat(xml(vm)).contains("<clock offset='variable' adjustment='" + adjustment(vm) + "'");
        }
    }

    private long adjustment(TestVm vm) {
        try {
            return vireo.get("/vms/" + vm.id() + "/platform")
                    .body()
                    .path("clock")
                    .path("adjustmentSeconds")
                    .asLong();
        } catch (IOException e) {
            return 0;
        }
    }

    @Test
    void theBalloonShouldLeaveTheGuestWhatItIsTold() throws IOException {
        try (TestVm vm = vm("ballooned")) {
            startWithGuest(vm);
            Installation.Answer answer =
                    put("/vms/" + vm.id() + "/platform", "{\"memory\":{\"startBytes\":" + 192 * MIB + "}}");
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
            Installation.await("the balloon to grow", PATIENCE, () -> holds(vm, "<currentMemory unit='KiB'>196608<"));
        }
    }

    private static boolean holds(TestVm vm, String text) {
        try {
            return xml(vm).contains(text);
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void theGuestShouldGiveMemoryBack() throws IOException {
        try (TestVm vm = vm("less-memory")) {
            startWithGuest(vm);
            put("/vms/" + vm.id(), "{\"memory\":" + 384 * MIB + "}");

            Installation.Answer removed = vireo.delete("/vms/" + vm.id() + "/devices/" + deviceOf(vm, "memory"));

            assertThat(removed.status()).isEqualTo(204);
            awaitJobs(vm);
            assertThat(vireo.get("/vms/" + vm.id()).text("memory")).isEqualTo(Long.toString(256 * MIB));
            assertThat(xml(vm)).doesNotContain("<memory model=");
        }
    }

    private static List<String> devices(TestVm vm, String state) {
        try {
            return vm.devices(state);
        } catch (IOException e) {
            return List.of();
        }
    }

    @Test
    void limitsOfADiskShouldBeSetAndTakenAway() throws IOException {
        try (TestVm vm = vm("limited")) {
            vm.start();
            String disk = deviceOf(vm, "disk");
            String path = "/vms/" + vm.id() + "/devices/" + disk;

            put(
                    path,
                    "{\"options\":{\"limits\":{\"totalBytes\":{\"perSecond\":10485760,\"burstPerSecond\":20971520,"
                            + "\"burstSeconds\":5},\"readIops\":{\"perSecond\":100}}}}");
            assertThat(ioTune(vm)).contains("total_bytes_sec: 10485760", "read_iops_sec  : 100");

            put(path, "{\"options\":{\"limits\":null}}");
            assertThat(ioTune(vm)).contains("total_bytes_sec: 0", "read_iops_sec  : 0", "total_bytes_sec_max: 0");
            assertThat(xml(vm)).doesNotContain("<iotune>");
        }
    }

    private static String ioTune(TestVm vm) throws IOException {
        String target = Installation.virsh("domblklist", vm.name(), "--details")
                .lines()
                .filter(line -> line.contains(" disk "))
                .map(line -> line.strip().split("\\s+")[2])
                .findFirst()
                .orElseThrow();
        return Installation.virsh("blkdeviotune", vm.name(), target);
    }

    private String deviceOf(TestVm vm, String kind) throws IOException {
        for (JsonNode device : vireo.get("/vms/" + vm.id() + "/devices").body().path("device")) {
            if (device.path("kind").asText().equalsIgnoreCase(kind)) {
                return device.path("id").asText();
            }
        }
        throw new AssertionError("VM " + vm.name() + " has no " + kind);
    }

    @Test
    void aPlainDeviceShouldComeAndGo() throws IOException {
        try (TestVm vm = vm("plain")) {
            startWithGuest(vm);
            String path = "/vms/" + vm.id() + "/devices";

            Installation.Answer added = vireo.post(path, "{\"kind\":\"RNG\",\"source\":\"URANDOM\"}");
            assertThat(added.status()).as(added.body().toString()).isEqualTo(201);
            String alias = "ua-" + added.text("id");
            assertThat(xml(vm)).contains(alias);

            assertThat(vireo.delete(path + "/" + added.text("id")).status()).isEqualTo(204);
            assertThat(xml(vm)).doesNotContain(alias);
            assertThat(vireo.get(path).body().toString()).doesNotContain(added.text("id"));
        }
    }

    @Test
    void aMediumShouldBeChangedInTheRunningGuest() throws IOException {
        try (TestVm vm = vm("medium")) {
            vm.start();
            JsonNode drive = vireo.get("/vms/" + vm.id() + "/cdroms")
                    .body()
                    .path("cdrom")
                    .path(0);

            Installation.Answer ejected = put(
                    "/vms/" + vm.id() + "/cdroms/" + drive.path("id").asText() + "?current=true",
                    "{\"file\":{\"id\":\"\"}}");

            assertThat(ejected.status()).as(ejected.body().toString()).isEqualTo(200);
            awaitJobs(vm);
            Installation.await("the drive to be empty", PATIENCE, () -> {
                try {
                    return Installation.virsh("domblklist", vm.name(), "--details")
                            .lines()
                            .anyMatch(line ->
                                    line.contains("cdrom") && line.strip().endsWith("-"));
                } catch (IOException e) {
                    return false;
                }
            });
        }
    }

    @Test
    void aCardShouldKeepItsFilterWhileItsLinkChanges() throws IOException {
        try (TestVm vm = vm("linked")) {
            startWithGuest(vm);
            Installation.Answer added = vireo.post(
                    "/vms/" + vm.id() + "/nics",
                    "{\"name\":\"nic2\",\"vnic_profile\":{\"id\":\"" + profile(vm) + "\"}}");
            assertThat(added.status()).as(added.body().toString()).isIn(201, 202);
            awaitJobs(vm);
            String mac = added.text("mac", "address");
            String before = card(vm, mac);
            assertThat(before).contains("<filterref");

            for (boolean linked : new boolean[] {false, true}) {
                put("/vms/" + vm.id() + "/nics/" + added.text("id"), "{\"linked\":" + linked + "}");
                awaitJobs(vm);
                String card = card(vm, mac);
                assertThat(card).contains("<filterref").contains("<link state='" + (linked ? "up" : "down") + "'/>");
                assertThat(Installation.virsh("nwfilter-binding-list")).contains(tap(card));
                assertThat(Installation.run("ebtables", "-t", "nat", "-L")).contains(tap(card));
            }

            assertThat(vireo.delete("/vms/" + vm.id() + "/nics/" + added.text("id"))
                            .status())
                    .isEqualTo(200);
            awaitJobs(vm);
            assertThat(xml(vm)).doesNotContain(mac);
            assertThat(Installation.virsh("nwfilter-binding-list")).doesNotContain(tap(before));
        }
    }

    private String profile(TestVm vm) throws IOException {
        return vireo.get("/vms/" + vm.id() + "/nics")
                .body()
                .path("nic")
                .path(0)
                .path("vnic_profile")
                .path("id")
                .asText();
    }

    /** The element of the running card. */
    private static String card(TestVm vm, String mac) throws IOException {
        List<String> cards = new ArrayList<>(List.of(xml(vm).split("<interface ")));
        return cards.stream().filter(card -> card.contains(mac)).findFirst().orElse("");
    }

    private static String tap(String card) {
        return card.replaceAll("(?s).*<target dev='([^']+)'.*", "$1");
    }
}
