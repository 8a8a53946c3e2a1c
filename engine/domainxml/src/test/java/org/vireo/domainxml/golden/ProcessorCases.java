package org.vireo.domainxml.golden;

import static org.vireo.domainxml.VmFixture.device;

import java.util.List;
import java.util.stream.Stream;
import org.vireo.domainxml.VmFixture;
import org.vireo.model.cluster.BiosType;
import org.vireo.model.device.IommuDevice;
import org.vireo.model.device.IommuModel;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.Platform;
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
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.hardware.numa.GuestNuma;
import org.vireo.model.hardware.numa.MemoryAccess;
import org.vireo.model.hardware.numa.NumaCell;
import org.vireo.model.hardware.numa.NumaMode;
import org.vireo.model.spec.GuestHardware;

/** Processors: models, number, share, pinning, NUMA, and what many of them need. */
final class ProcessorCases {

    private static final long MIB = 1L << 20;

    private ProcessorCases() {}

    static List<GoldenCase> all() {
        return Stream.concat(processors().stream(), iommus().stream()).toList();
    }

    private static List<GoldenCase> processors() {
        return List.of(
                GoldenCase.defined("cpu-host-model", cpu(hostModel()), "libvirt offers host-model with KVM alone")
                        .on(VmFixture.KVM_HOST),
                GoldenCase.defined(
                                "cpu-host-passthrough",
                                cpu(passthrough()),
                                "emulation has no processor of the host to pass through")
                        .on(VmFixture.KVM_HOST),
                GoldenCase.tcg("cpu-custom", cpu(custom())),
                GoldenCase.defined(
                                "cpu-features",
                                cpu(features()),
                                "what is forced and forbidden is compared with a host's processor, which emulation"
                                        + " has none of")
                        .on(VmFixture.KVM_HOST),
                GoldenCase.tcg("cpu-maximum", cpu(CpuModel.of(CpuMode.MAXIMUM))),
                GoldenCase.tcg("vcpu-hotplug", vm(2, Processors.DEFAULT.withMaxSockets(4))),
                GoldenCase.defined(
                        "cpu-tuning",
                        vm(1, Processors.DEFAULT.withTuning(tuning())),
                        "scheduler tuning needs the cpu controller of cgroups, which a libvirt in namespaces has not"),
                GoldenCase.tcg("cpu-pinning", pinned()),
                GoldenCase.tcg(
                        "numa", vm(4, Processors.DEFAULT.withMaxSockets(6).withNuma(numa()))),
                GoldenCase.tcg("numa-vm", vm(1, Processors.DEFAULT.withNuma(onNode(NumaMode.INTERLEAVE)))),
                GoldenCase.tcg("numa-preferred", vm(1, Processors.DEFAULT.withNuma(onNode(NumaMode.PREFERRED)))),
                GoldenCase.tcg("numa-restrictive", vm(1, Processors.DEFAULT.withNuma(onNode(NumaMode.RESTRICTIVE)))),
                GoldenCase.tcg("numa-cells-in-turn", vm(4, Processors.DEFAULT.withNuma(cells(NumaMode.INTERLEAVE)))),
                GoldenCase.tcg(
                        "numa-cells-restrictive", vm(4, Processors.DEFAULT.withNuma(cells(NumaMode.RESTRICTIVE)))));
    }

    private static List<GoldenCase> iommus() {
        return List.of(
                GoldenCase.tcg("iommu-intel", iommu()),
                GoldenCase.tcg("iommu-virtio", VmFixture.bare().with(IommuDevice.of(device(1), IommuModel.VIRTIO))),
                GoldenCase.defined(
                                "iommu-remapping",
                                VmFixture.bare().with(IommuDevice.forManyVcpus(device(1))),
                                "extended interrupts need KVM")
                        .on(VmFixture.KVM_HOST),
                GoldenCase.defined(
                                "iommu-smmuv3",
                                VmFixture.bare().with(IommuDevice.of(device(1), IommuModel.SMMUV3)),
                                "needs the emulator of another architecture, which test machines need not have")
                        .on(VmFixture.ARM_HOST),
                GoldenCase.defined(
                                "vcpus-many",
                                vm(288, Processors.DEFAULT),
                                "more than 255 vCPUs need KVM's split interrupt controller")
                        .on(VmFixture.KVM_HOST));
    }

    private static VmFixture vm(int sockets, Processors cpu) {
        return VmFixture.bare()
                .hardware(new GuestHardware(
                        256 * MIB,
                        new CpuTopology(sockets, 1, 1),
                        BiosType.Q35_SEA_BIOS,
                        Platform.DEFAULT.withCpu(cpu)));
    }

    private static VmFixture cpu(CpuModel model) {
        return vm(1, Processors.DEFAULT.withModel(model));
    }

    private static CpuModel hostModel() {
        return new CpuModel(
                CpuMode.HOST_MODEL,
                null,
                CpuCheck.PARTIAL,
                false,
                List.of(new CpuFeature("vmx", CpuFeaturePolicy.OPTIONAL)));
    }

    private static CpuModel passthrough() {
        return new CpuModel(
                CpuMode.HOST_PASSTHROUGH,
                null,
                CpuCheck.NONE,
                true,
                List.of(new CpuFeature("invtsc", CpuFeaturePolicy.REQUIRE)));
    }

    private static CpuModel custom() {
        return new CpuModel(
                CpuMode.CUSTOM,
                "Nehalem",
                CpuCheck.NONE,
                false,
                List.of(
                        new CpuFeature("aes", CpuFeaturePolicy.REQUIRE),
                        new CpuFeature("sse4.2", CpuFeaturePolicy.DISABLE)));
    }

    private static CpuModel features() {
        return new CpuModel(
                CpuMode.CUSTOM,
                "Skylake-Server-IBRS",
                CpuCheck.FULL,
                false,
                List.of(
                        new CpuFeature("pcid", CpuFeaturePolicy.FORCE),
                        new CpuFeature("ssbd", CpuFeaturePolicy.REQUIRE),
                        new CpuFeature("md-clear", CpuFeaturePolicy.OPTIONAL),
                        new CpuFeature("hle", CpuFeaturePolicy.DISABLE),
                        new CpuFeature("svm", CpuFeaturePolicy.FORBID)));
    }

    private static CpuTuning tuning() {
        return new CpuTuning(
                512,
                new CpuBandwidth(100_000, 150_000),
                new CpuBandwidth(50_000, 40_000),
                new CpuBandwidth(20_000, 10_000),
                new CpuBandwidth(10_000, 5_000));
    }

    private static VmFixture pinned() {
        Processors cpu = Processors.DEFAULT.withPinning(new CpuPinning(
                CpuPinningPolicy.MANUAL,
                List.of(new VcpuPin(0, CpuSet.of("0")), new VcpuPin(1, CpuSet.of("0-1")), new VcpuPin(7, CpuSet.of(1))),
                CpuSet.of("1"),
                List.of(new IoThreadPin(1, CpuSet.of("0")), new IoThreadPin(9, CpuSet.of("0")))));
        return VmFixture.bare()
                .hardware(new GuestHardware(
                        256 * MIB,
                        new CpuTopology(2, 1, 1),
                        BiosType.Q35_SEA_BIOS,
                        Platform.DEFAULT.withIoThreads(1).withCpu(cpu)));
    }

    private static GuestNuma numa() {
        return new GuestNuma(
                List.of(
                        new NumaCell(
                                CpuSet.of("0-1"), 192 * MIB, MemoryAccess.SHARED, NumaMode.PREFERRED, CpuSet.of(0)),
                        new NumaCell(CpuSet.of("2"), 64 * MIB, MemoryAccess.PRIVATE, null, CpuSet.of(0))),
                NumaMode.STRICT,
                null);
    }

    private static GuestNuma cells(NumaMode mode) {
        return new GuestNuma(
                List.of(
                        new NumaCell(CpuSet.of("0-1"), 128 * MIB, null, mode, CpuSet.of(0)),
                        new NumaCell(CpuSet.of("2-3"), 128 * MIB, null, mode, CpuSet.of(0))),
                mode,
                CpuSet.of(0));
    }

    private static GuestNuma onNode(NumaMode mode) {
        return new GuestNuma(List.of(), mode, CpuSet.of(0));
    }

    private static VmFixture iommu() {
        return VmFixture.bare().with(new IommuDevice(device(1), IommuModel.INTEL, true, null, true, true, 48));
    }
}
