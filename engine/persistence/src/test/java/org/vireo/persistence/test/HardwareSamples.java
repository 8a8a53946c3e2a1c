package org.vireo.persistence.test;

import java.util.List;
import org.vireo.model.hardware.cpu.CpuBandwidth;
import org.vireo.model.hardware.cpu.CpuCheck;
import org.vireo.model.hardware.cpu.CpuFeature;
import org.vireo.model.hardware.cpu.CpuFeaturePolicy;
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
import org.vireo.model.hardware.memory.MemorySource;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.hardware.numa.GuestNuma;
import org.vireo.model.hardware.numa.MemoryAccess;
import org.vireo.model.hardware.numa.NumaCell;
import org.vireo.model.hardware.numa.NumaMode;

/** Hardware of which nothing is left at its default. */
public final class HardwareSamples {

    /** Processors of which nothing is left at its default. */
    public static final Processors PROCESSORS = new Processors(
            new CpuModel(
                    CpuMode.CUSTOM,
                    "Nehalem",
                    CpuCheck.FULL,
                    false,
                    List.of(new CpuFeature("aes", CpuFeaturePolicy.REQUIRE))),
            8,
            new CpuTuning(
                    512,
                    new CpuBandwidth(1_000, 2_000),
                    new CpuBandwidth(3_000, 4_000),
                    new CpuBandwidth(5_000, 6_000),
                    new CpuBandwidth(7_000, 8_000)),
            new CpuPinning(
                    CpuPinningPolicy.MANUAL,
                    List.of(new VcpuPin(1, CpuSet.of("0-3,5"))),
                    CpuSet.of("7"),
                    List.of(new IoThreadPin(1, CpuSet.of("6")))),
            new GuestNuma(
                    List.of(new NumaCell(
                            CpuSet.of("0-1"), 1L << 30, MemoryAccess.SHARED, NumaMode.PREFERRED, CpuSet.of(1))),
                    NumaMode.INTERLEAVE,
                    CpuSet.of("0-1")));

    /** Memory of which nothing is left at its default. */
    public static final GuestMemory MEMORY = new GuestMemory(
            8L << 30,
            4,
            1L << 30,
            2L << 30,
            new MemoryBacking(
                    MemorySource.MEMFD,
                    MemoryAccess.SHARED,
                    MemoryAllocation.IMMEDIATE,
                    true,
                    true,
                    true,
                    List.of(new HugePage(2_048, CpuSet.of(0)))),
            new MemoryLimits(1L << 31, 1L << 30, 1L << 32));

    private HardwareSamples() {}
}
