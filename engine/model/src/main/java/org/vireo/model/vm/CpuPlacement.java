package org.vireo.model.vm;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vireo.model.hardware.CpuTopology;
import org.vireo.model.hardware.cpu.VcpuPin;
import org.vireo.model.hardware.numa.CpuSet;
import org.vireo.model.hardware.numa.GuestNuma;

/**
 * Which of its host's processors one run of a VM has: decided when the start is accepted, and true until it stops.
 *
 * @param topology what the guest gets instead of its configured one; null to keep that
 * @param vcpus where each vCPU runs
 * @param emulator where QEMU's own threads run; null for anywhere
 * @param numa the guest's nodes and where its memory comes from; null to keep what is configured
 * @param exclusive the host's processors that no other pinned VM may have; null for none
 * @param ioThreads where pinned I/O threads run; null for none
 */
public record CpuPlacement(
        @Nullable CpuTopology topology,
        List<VcpuPin> vcpus,
        @Nullable CpuSet emulator,
        @Nullable GuestNuma numa,
        @Nullable CpuSet exclusive,
        @Nullable CpuSet ioThreads) {

    public CpuPlacement {
        vcpus = List.copyOf(vcpus);
    }

    public CpuPlacement withIoThreads(CpuSet cpus) {
        return new CpuPlacement(topology, vcpus, emulator, numa, exclusive, cpus);
    }

    /** Every processor that a vCPU or a thread of QEMU is pinned to, or that is kept from others. */
    public BitSet taken() {
        BitSet taken = new BitSet();
        Stream.of(exclusive, emulator, ioThreads).flatMap(Stream::ofNullable).forEach(cpus -> taken.or(cpus.members()));
        vcpus.forEach(pin -> taken.or(pin.hostCpus().members()));
        return taken;
    }
}
