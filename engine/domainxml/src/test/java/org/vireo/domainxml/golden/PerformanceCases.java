package org.vireo.domainxml.golden;

import java.util.ArrayList;
import java.util.List;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.Platform;
import org.vireo.model.hardware.cpu.CpuCheck;
import org.vireo.model.hardware.cpu.CpuMode;
import org.vireo.model.hardware.cpu.CpuModel;
import org.vireo.model.hardware.cpu.CpuPinning;
import org.vireo.model.hardware.cpu.CpuPinningPolicy;
import org.vireo.model.hardware.cpu.CpuTuning;
import org.vireo.model.hardware.cpu.IoThreadPin;
import org.vireo.model.hardware.cpu.Processors;
import org.vireo.model.hardware.cpu.VcpuPin;
import org.vireo.model.hardware.memory.GuestMemory;
import org.vireo.model.hardware.memory.HugePage;
import org.vireo.model.hardware.memory.MemoryAllocation;
import org.vireo.model.hardware.memory.MemoryBacking;
import org.vireo.model.hardware.memory.MemoryLimits;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.hardware.numa.GuestNuma;
import org.vireo.model.hardware.numa.NumaCell;
import org.vireo.model.hardware.numa.NumaMode;
import org.vireo.model.spec.GuestHardware;

/** Whole VMs that are bound to the hardware of their host. */
final class PerformanceCases {

    private PerformanceCases() {}

    static List<GoldenCase> all() {
        return List.of(GoldenCase.defined(
                        "high-performance", highPerformance(), "needs KVM, huge pages and a host with two NUMA nodes")
                .on(VmFixture.KVM_HOST));
    }

    /** Every vCPU has its processor, every node its memory in huge pages of the host's node beside it. */
    private static VmFixture highPerformance() {
        List<VcpuPin> pins = new ArrayList<>();
        for (int vcpu = 0; vcpu < 8; vcpu++) {
            pins.add(new VcpuPin(vcpu, CpuSet.of(vcpu < 4 ? 2 + vcpu : 14 + vcpu)));
        }
        GuestNuma numa = new GuestNuma(
                List.of(
                        new NumaCell(CpuSet.of("0-3"), 4L << 30, null, NumaMode.STRICT, CpuSet.of(0)),
                        new NumaCell(CpuSet.of("4-7"), 4L << 30, null, NumaMode.STRICT, CpuSet.of(1))),
                null,
                null);
        CpuModel model = new CpuModel(CpuMode.HOST_PASSTHROUGH, null, CpuCheck.NONE, true, List.of());
        Processors cpu = new Processors(
                model,
                0,
                CpuTuning.NONE,
                new CpuPinning(
                        CpuPinningPolicy.MANUAL, pins, CpuSet.of("0-1"), List.of(new IoThreadPin(1, CpuSet.of("0-1")))),
                numa);
        MemoryBacking backing = new MemoryBacking(
                null,
                null,
                MemoryAllocation.IMMEDIATE,
                true,
                true,
                false,
                List.of(new HugePage(1_048_576, CpuSet.of("0-1"))));
        return VmFixture.typical()
                .named("high-performance", "As close to the host as a guest gets")
                .hardware(new GuestHardware(
                        8L << 30,
                        new CpuTopology(2, 2, 2),
                        BiosType.Q35_SEA_BIOS,
                        Platform.DEFAULT
                                .withIoThreads(1)
                                .withCpu(cpu)
                                .withMemory(GuestMemory.DEFAULT
                                        .withBacking(backing)
                                        .withLimits(new MemoryLimits(12L << 30, 0, 0)))));
    }
}
