package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a host keeps of a VM is there while the VM is, and gone with it. */
class RemainsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Installation vireo = Installation.open();

    @Test
    void uefiVariablesShouldStayWhileTheVmIsDownAndGoWithIt() throws IOException {
        TestVm vm = TestVm.create(vireo, "leaving", "q35_ovmf");
        Path variables = Path.of("/var/lib/libvirt/qemu/nvram", vm.id() + "_VARS.fd");
        try (vm) {
            vm.start();
            assertThat(variables).exists();
            vireo.post("/vms/" + vm.id() + "/stop", "{}");
            vireo.awaitVm(vm.id(), "down", PATIENCE);
            assertThat(variables).exists();
        }
        Installation.await("the host to forget the VM", PATIENCE, () -> Files.notExists(variables));
    }
}
