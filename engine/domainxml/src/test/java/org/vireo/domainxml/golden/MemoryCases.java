package org.vireo.domainxml.golden;

import static org.vireo.domainxml.VmFixture.device;

import java.util.List;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.device.BalloonDevice;
import org.vireo.model.device.MemoryDevice;
import org.vireo.model.device.MemoryModel;
import org.vireo.model.device.MemoryStore;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.Platform;
import org.vireo.model.hardware.cpu.Processors;
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
import org.vireo.model.spec.GuestHardware;

/** Memory: how much, what it is made of, and what can be plugged. */
final class MemoryCases {

    private static final long MIB = 1L << 20;

    private MemoryCases() {}

    static List<GoldenCase> all() {
        return List.of(
                GoldenCase.tcg("memory-hotplug", vm(GuestMemory.DEFAULT.withMaximum(1024 * MIB, 4))),
                GoldenCase.tcg(
                        "memory-balloon",
                        vm(GuestMemory.DEFAULT.withGuaranteed(128 * MIB, 192 * MIB))
                                .with(new BalloonDevice(device(1), 5))),
                GoldenCase.tcg("memory-shared", vm(GuestMemory.DEFAULT.withBacking(MemoryBacking.shared()))),
                GoldenCase.tcg("memory-file", vm(GuestMemory.DEFAULT.withBacking(file()))),
                GoldenCase.defined(
                        "memory-hugepages",
                        vm(GuestMemory.DEFAULT.withBacking(MemoryBacking.hugePages(2048))),
                        "needs huge pages set aside, which test machines need not have"),
                GoldenCase.defined(
                        "memory-hugepages-by-node",
                        hugePagesByNode(),
                        "needs pages of 1 GiB, which are set aside when a host boots"),
                GoldenCase.tcg("memory-limits", limits()),
                GoldenCase.defined(
                        "memory-locked", locked(), "needs the right to lock memory, which a container has not"),
                GoldenCase.tcg("memory-dimm", dimms()),
                GoldenCase.tcg("memory-dimm-hot-plugged", hotPlugged()),
                GoldenCase.tcg("memory-nvdimm", nvdimm()),
                GoldenCase.defined(
                        "memory-nvdimm-persistent", persistent(), "needs persistent memory and a QEMU that knows it"),
                GoldenCase.tcg("memory-virtio", virtio()),
                GoldenCase.defined(
                        "memory-virtio-pmem", pmem(), "libvirt 9.0 does not know QEMU's answer about its memory"));
    }

    private static VmFixture vm(GuestMemory memory) {
        return VmFixture.bare()
                .hardware(new GuestHardware(
                        256 * MIB,
                        new CpuTopology(1, 1, 1),
                        BiosType.Q35_SEA_BIOS,
                        Platform.DEFAULT.withMemory(memory)));
    }

    private static MemoryBacking file() {
        return new MemoryBacking(
                MemorySource.FILE, MemoryAccess.PRIVATE, MemoryAllocation.ONDEMAND, false, true, true, List.of());
    }

    private static VmFixture limits() {
        MemoryBacking backing = new MemoryBacking(
                MemorySource.ANONYMOUS, null, MemoryAllocation.IMMEDIATE, false, false, false, List.of());
        return vm(GuestMemory.DEFAULT.withBacking(backing).withLimits(new MemoryLimits(0, 512 * MIB, 0)));
    }

    private static VmFixture locked() {
        MemoryBacking backing = new MemoryBacking(null, null, null, true, true, false, List.of());
        return vm(GuestMemory.DEFAULT
                .withBacking(backing)
                .withLimits(new MemoryLimits(1024 * MIB, 512 * MIB, 2048 * MIB)));
    }

    private static VmFixture hugePagesByNode() {
        GuestNuma numa = new GuestNuma(
                List.of(NumaCell.of(CpuSet.of(0), 1024 * MIB), NumaCell.of(CpuSet.of(1), 1024 * MIB)), null, null);
        MemoryBacking backing = new MemoryBacking(
                null,
                null,
                null,
                false,
                false,
                false,
                List.of(new HugePage(2048, CpuSet.of(0)), new HugePage(1_048_576, CpuSet.of(1))));
        return VmFixture.bare()
                .hardware(new GuestHardware(
                        2048 * MIB,
                        new CpuTopology(2, 1, 1),
                        BiosType.Q35_SEA_BIOS,
                        Platform.DEFAULT
                                .withCpu(Processors.DEFAULT.withNuma(numa))
                                .withMemory(GuestMemory.DEFAULT.withBacking(backing))));
    }

    /** As it runs after its memory was raised from 192 to 256 MiB. */
    private static VmFixture hotPlugged() {
        return vm(GuestMemory.DEFAULT.withMaximum(1024 * MIB, 4)).with(MemoryDevice.hotPlugged(device(1), 64 * MIB));
    }

    private static VmFixture dimms() {
        MemoryStore store = new MemoryStore(null, 0, false, 4, CpuSet.of(0), MemoryAccess.SHARED);
        return vm(GuestMemory.DEFAULT)
                .with(MemoryDevice.dimm(device(1), 128 * MIB, 0))
                .with(new MemoryDevice(device(2), MemoryModel.DIMM, 256 * MIB, 0, 0, false, 0, 0, store, false));
    }

    private static VmFixture nvdimm() {
        return twoNodes()
                .with(new MemoryDevice(
                        device(1),
                        MemoryModel.NVDIMM,
                        128 * MIB,
                        1,
                        128 << 10,
                        true,
                        0,
                        0,
                        new MemoryStore("/images/nvdimm.raw", 2 * MIB, false, 0, null, MemoryAccess.PRIVATE),
                        false));
    }

    private static VmFixture persistent() {
        return vm(GuestMemory.DEFAULT)
                .with(MemoryDevice.nvdimm(
                        device(1), 128 * MIB, 0, new MemoryStore("/dev/pmem0", 0, true, 0, null, null)));
    }

    private static VmFixture virtio() {
        return twoNodes().with(MemoryDevice.virtio(device(1), 256 * MIB, 128 * MIB, 1));
    }

    private static VmFixture pmem() {
        return twoNodes()
                .with(new MemoryDevice(
                        device(1),
                        MemoryModel.VIRTIO_PMEM,
                        64 * MIB,
                        0,
                        0,
                        false,
                        0,
                        0,
                        MemoryStore.file("/images/pmem.raw"),
                        false));
    }

    private static VmFixture twoNodes() {
        GuestNuma numa = new GuestNuma(
                List.of(NumaCell.of(CpuSet.of(0), 128 * MIB), NumaCell.of(CpuSet.of(1), 128 * MIB)), null, null);
        return VmFixture.bare()
                .hardware(new GuestHardware(
                        256 * MIB,
                        new CpuTopology(2, 1, 1),
                        BiosType.Q35_SEA_BIOS,
                        Platform.DEFAULT.withCpu(Processors.DEFAULT.withNuma(numa))));
    }
}
