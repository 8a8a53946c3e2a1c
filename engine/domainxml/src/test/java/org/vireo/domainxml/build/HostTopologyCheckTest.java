package org.vireo.domainxml.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.Platform;
import org.vireo.model.hardware.cpu.CpuMode;
import org.vireo.model.hardware.cpu.CpuModel;
import org.vireo.model.hardware.cpu.CpuPinning;
import org.vireo.model.hardware.cpu.Processors;
import org.vireo.model.hardware.cpu.VcpuPin;
import org.vireo.model.hardware.memory.GuestMemory;
import org.vireo.model.hardware.memory.MemoryBacking;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.hardware.numa.GuestNuma;
import org.vireo.model.hardware.numa.HostCpu;
import org.vireo.model.hardware.numa.HostNode;
import org.vireo.model.hardware.numa.HostPages;
import org.vireo.model.hardware.numa.HostTopology;
import org.vireo.model.hardware.numa.NumaMode;
import org.vireo.model.spec.EmulatorSupport;
import org.vireo.model.spec.GuestHardware;
import org.vireo.model.spec.HostFacts;
import org.vireo.model.spec.VirtType;

/** What a VM needs of processors and memory that a host has not. */
class HostTopologyCheckTest {

    private static final HostTopology TWO_CPUS = new HostTopology(List.of(new HostNode(
            0,
            1L << 30,
            List.of(new HostCpu(0, 0, CpuSet.of(0)), new HostCpu(1, 0, CpuSet.of(1))),
            List.of(new HostPages(2_048, 64)))));

    private final HostCheck check = new HostCheck();

    private List<String> lacking(Platform platform, int sockets, Map<String, Set<String>> values) {
        HostFacts host = new HostFacts(
                VirtType.QEMU,
                "x86_64",
                new EmulatorSupport(List.of("q35"), Map.of("q35", 288), values),
                "/payload",
                HostFacts.SYSTEM_STATE_DIRECTORY,
                null,
                null,
                TWO_CPUS);
        GuestHardware hardware =
                new GuestHardware(256 << 20, new CpuTopology(sockets, 1, 1), BiosType.Q35_SEA_BIOS, platform);
        return check.lacking(VmFixture.bare().hardware(hardware).spec(), host);
    }

    private List<String> lacking(Processors cpu) {
        return lacking(Platform.DEFAULT.withCpu(cpu), 1, Map.of());
    }

    @Test
    void aPinToAProcessorThatIsNotThereShouldBeNamed() {
        CpuPinning pinning = CpuPinning.manual(List.of(new VcpuPin(0, CpuSet.of("1-3"))));
        assertThat(lacking(Processors.DEFAULT.withPinning(pinning)))
                .containsExactly("The vCPU 0 of the VM is pinned to the processors 1-3, of which the host lacks 2-3:"
                        + " pin it to others.");
    }

    @Test
    void aNodeThatIsNotThereShouldBeNamed() {
        GuestNuma numa = new GuestNuma(List.of(), NumaMode.STRICT, CpuSet.of(1));
        assertThat(lacking(Processors.DEFAULT.withNuma(numa)))
                .containsExactly("The VM takes its memory from the host's NUMA nodes 1, of which the host lacks 1:"
                        + " name others.");
    }

    @Test
    void tooFewHugePagesShouldBeNamed() {
        Platform platform = Platform.DEFAULT.withMemory(
                GuestMemory.DEFAULT.withBacking(MemoryBacking.hugePages(2_048)));
        assertThat(lacking(platform, 1, Map.of()))
                .containsExactly("The VM has 268435456 bytes of memory in pages of 2048 KiB, but the host has 134217728"
                        + " bytes of them: set aside more there.");
    }

    @Test
    void aModelThatTheHostHasNotShouldBeNamed() {
        Platform platform = Platform.DEFAULT.withCpu(Processors.DEFAULT.withModel(CpuModel.custom("Nehalem")));
        assertThat(lacking(platform, 1, Map.of("cpu/custom/model", Set.of("qemu64"), "cpu/mode", Set.of("custom"))))
                .containsExactly("The VM has the CPU model Nehalem, which the host's libvirt does not offer:"
                        + " choose a model that the host's processor has, or run it on another host.");
    }

    @Test
    void aModeThatTheHostHasNotShouldBeNamed() {
        Platform platform = Platform.DEFAULT.withCpu(
                Processors.DEFAULT.withModel(CpuModel.of(CpuMode.HOST_PASSTHROUGH)));
        assertThat(lacking(platform, 1, Map.of("cpu/mode", Set.of("custom", "maximum"))))
                .singleElement()
                .asString()
                .contains("the CPU mode host-passthrough");
    }

    @Test
    void moreProcessorsThanTheMachineTakesShouldBeNamed() {
        assertThat(lacking(Platform.DEFAULT, 300, Map.of()))
                .containsExactly("The VM has 300 vCPUs at most, but the machine type q35 of the host's emulator takes"
                        + " 288: ask for fewer.");
    }

    @Test
    void whatTheHostHasShouldNotBeLacking() {
        CpuPinning pinning = CpuPinning.manual(List.of(new VcpuPin(0, CpuSet.of("0-1"))));
        assertThat(lacking(Processors.DEFAULT
                        .withPinning(pinning)
                        .withNuma(new GuestNuma(List.of(), NumaMode.STRICT, CpuSet.of(0)))))
                .isEmpty();
    }
}
