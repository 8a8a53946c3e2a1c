package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Pinned VMs on real QEMU: libvirt says where their threads run. */
class PinningIT {

    private final Installation vireo = Installation.open();

    private TestVm pinned(String name, String policy) throws IOException {
        TestVm vm = TestVm.create(vireo, name, "q35_sea_bios");
        Installation.Answer answer = vireo.call(
                "PUT", "/vms/" + vm.id() + "/platform", "{\"cpu\":{\"pinning\":{\"policy\":\"" + policy + "\"}}}", "");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return vm;
    }

    /** The processors of the first vCPU. */
    private static String pinOf(TestVm vm) throws IOException {
        List<String> lines = Installation.virsh("vcpupin", vm.name()).lines().toList();
        return lines.stream()
                .filter(line -> line.strip().startsWith("0 "))
                .map(line -> line.strip().split("\\s+")[1])
                .findFirst()
                .orElseThrow();
    }

    @Test
    void dedicatedVmsShouldHaveProcessorsOfTheirOwnUntilTheyStop() throws IOException {
        int processors = Runtime.getRuntime().availableProcessors();
        assertThat(processors).as("processors of this machine").isGreaterThanOrEqualTo(2);
        try (TestVm first = pinned("own-1", "DEDICATED");
                TestVm second = pinned("own-2", "DEDICATED")) {
            first.start();
            second.start();

            Set<String> pins = new HashSet<>(List.of(pinOf(first), pinOf(second)));
            assertThat(pins).hasSize(2).allMatch(pin -> pin.matches("\\d+"));
            assertThat(Installation.virsh("emulatorpin", first.name())).contains(pinOf(first));
            String before = pinOf(first);

            vireo.post("/vms/" + first.id() + "/stop", "{}");
            vireo.awaitVm(first.id(), "down", TestVm.PATIENCE);
            first.start();
            assertThat(pinOf(first)).isEqualTo(before);
        }
    }

    @Test
    void aVmWithoutRoomShouldBeToldWhatIsMissing() throws IOException {
        try (TestVm large = pinned("own-all", "ISOLATE_THREADS")) {
            vireo.call(
                    "PUT",
                    "/vms/" + large.id(),
                    "{\"cpu\":{\"topology\":{\"sockets\":200,\"cores\":1,\"threads\":1}}}",
                    "");

            Installation.Answer refused = vireo.post("/vms/" + large.id() + "/start", "{}");

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body().toString()).contains("200 cores for itself", "fewer vCPUs");
        }
    }
}
