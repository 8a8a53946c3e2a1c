package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.patch.PlatformPatch;
import org.vireo.core.command.vm.UpdateVm;
import org.vireo.core.command.vm.VmChanges;
import org.vireo.core.command.vmdevice.AddVmDisk;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.device.CdromDevice;
import org.vireo.model.device.CdromMedium;
import org.vireo.model.device.DiskBus;
import org.vireo.model.event.EventCode;
import org.vireo.model.vm.Initialization;
import org.vireo.model.vm.VmSettings;

/** Changing the settings of VMs. */
class VmUpdateTest {

    private EngineFixture engine;
    private Inventory inventory;
    private UUID vm;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        inventory = Inventory.complete(engine);
        vm = inventory.madeBlankVm("web");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private CdromMedium medium() {
        return inventory.devices(vm).stream()
                .filter(row -> row.device() instanceof CdromDevice)
                .map(row -> ((CdromDevice) Objects.requireNonNull(row.device())).medium())
                .findFirst()
                .orElseThrow();
    }

    private static VmChanges echo(VmSettings settings, String name) {
        return new VmChanges(
                name,
                settings.description(),
                settings.comment(),
                settings.memoryBytes(),
                settings.topology(),
                settings.osType(),
                settings.biosType(),
                settings.deleteProtected(),
                settings.startPaused(),
                settings.initialization(),
                null);
    }

    @Test
    void whatIsNotGivenShouldStay() {
        engine.done(new UpdateVm(vm, Inventory.withMemory(null, 2 * Inventory.GIB)));

        assertThat(inventory.vm(vm).settings()).satisfies(settings -> {
            assertThat(settings.name()).isEqualTo("web");
            assertThat(settings.memoryBytes()).isEqualTo(2 * Inventory.GIB);
        });
        assertThat(inventory.vm(vm).configurationVersion()).isEqualTo(2);
        assertThat(engine.events(EventCode.VM_UPDATED)).hasSize(1);
    }

    @Test
    void aRunningVmShouldTakeWhatBelongsToItsRecordEvenWithTheRestEchoed() {
        inventory.pretendUp(vm);

        engine.done(new UpdateVm(vm, echo(inventory.vm(vm).settings(), "renamed")));

        assertThat(inventory.vm(vm).name()).isEqualTo("renamed");
    }

    @Test
    void aRunningVmShouldRefuseMemoryThatItHasNoRoomFor() {
        inventory.pretendUp(vm);

        assertThat(engine.violations(new UpdateVm(vm, Inventory.withMemory(null, 2 * Inventory.GIB))))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.code()).isEqualTo("TOO_MUCH_MEMORY");
                    assertThat(violation.text()).contains("2147483648", "maxBytes", "next_run");
                });
    }

    @Test
    void theMediumShouldFollowTheInitialization() {
        engine.done(new UpdateVm(vm, Inventory.withHostName(null, "web.example")));
        assertThat(medium()).isEqualTo(CdromMedium.PAYLOAD);

        engine.done(new UpdateVm(
                vm, new VmChanges(null, null, null, null, null, null, null, null, null, Initialization.NONE, null)));
        assertThat(medium()).isEqualTo(CdromMedium.EMPTY);
    }

    private static VmChanges on(String osType, @Nullable Initialization initialization) {
        return new VmChanges(null, null, null, null, null, osType, null, null, null, initialization, null);
    }

    private static VmChanges on(BiosType board) {
        return new VmChanges(null, null, null, null, null, null, board, null, null, null, null);
    }

    @Test
    void whatTheGuestCannotBeToldShouldBeRefusedAndNotDropped() {
        Initialization account =
                new Initialization(null, "joe", "$6$x", List.of("ssh-ed25519 " + "A".repeat(40)), null);

        assertThat(engine.violations(new UpdateVm(vm, on("rhcos_x64", account))))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text())
                        .contains("user_name, root_password cannot", "Ignition", "custom_script")
                        .doesNotContain("$6$"));
        assertThat(engine.violations(new UpdateVm(vm, on("windows_2022", account))))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text())
                        .contains("user_name, root_password, authorized_ssh_keys", "answer file"));
        assertThat(engine.violations(new UpdateVm(
                        vm, on("windows_2022", new Initialization("web", null, null, List.of(), "<unattend/>")))))
                .singleElement()
                .satisfies(violation ->
                        assertThat(violation.text()).contains("host_name web", "custom_script", "ComputerName"));
        engine.done(new UpdateVm(vm, on("debian_12", account)));
        assertThat(engine.refusal(new UpdateVm(vm, on("windows_2022", null)))).containsExactly("INITIALIZATION");
    }

    @Test
    void aBoardWithoutTheBusesOfTheDevicesShouldBeRefused() {
        engine.done(new UpdateVm(vm, on(BiosType.I440FX_SEA_BIOS)));
        engine.done(new AddVmDisk(vm, inventory.disk("root"), DiskBus.IDE, false, false));

        assertThat(engine.violations(new UpdateVm(vm, on(BiosType.Q35_OVMF))))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.code()).isEqualTo("NO_IDE");
                    assertThat(violation.text()).contains("q35_ovmf", "Choose another interface");
                });
        assertThat(engine.refusal(new UpdateVm(vm, VmChanges.of(PlatformPatch.NONE.with("machineType", "pc-q35-7.2")))))
                .containsExactly("MACHINE_TYPE");
    }

    @Test
    void moreMemoryThanAnyGuestCanHaveShouldBeRefused() {
        assertThat(engine.refusal(new UpdateVm(vm, VmChanges.of(PlatformPatch.NONE.with("memory.maxBytes", 1L << 60)))))
                .containsExactly("MEMORY_SIZE");
    }

    @Test
    void aMaximumBelowTheMemoryShouldBeRefusedWithBoth() {
        PlatformPatch low = PlatformPatch.NONE.with("memory.maxBytes", 512L << 20);
        assertThat(engine.violations(new UpdateVm(vm, VmChanges.of(low))))
                .singleElement()
                .satisfies(violation -> assertThat(violation.text())
                        .contains("[memory_policy.max] is 536870912 bytes", "1073741824 bytes of memory"));

        engine.done(new UpdateVm(vm, VmChanges.of(PlatformPatch.NONE.with("memory.maxBytes", 2 * Inventory.GIB))));
        engine.done(new UpdateVm(vm, Inventory.withMemory(null, 3 * Inventory.GIB)));
        PlatformPatch outgrown = PlatformPatch.NONE.with("memory.maxBytes", 2 * Inventory.GIB);
        engine.done(new UpdateVm(vm, VmChanges.of(outgrown)));
    }

    @Test
    void theNameOfAnotherVmShouldBeRefused() {
        inventory.madeBlankVm("db");

        assertThat(engine.refusal(new UpdateVm(vm, Inventory.named("db")))).containsExactly("NAME_IN_USE");
        assertThat(engine.refusal(new UpdateVm(UUID.randomUUID(), Inventory.named("x"))))
                .containsExactly("NOT_FOUND");
    }
}
