package org.vireo.model.hardware.cpu;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vireo.model.hardware.numa.CpuSet;

/**
 * Which of the host's processors run what of the guest.
 *
 * @param policy who decides about the vCPUs; pins are given with {@link CpuPinningPolicy#MANUAL} alone
 * @param vcpus pins of vCPUs; a vCPU without one runs anywhere
 * @param emulator where QEMU's own threads run; null for anywhere
 * @param ioThreads pins of I/O threads
 */
public record CpuPinning(
        CpuPinningPolicy policy,
        List<VcpuPin> vcpus,
        @Nullable CpuSet emulator,
        List<IoThreadPin> ioThreads) {

    public static final CpuPinning NONE = new CpuPinning(CpuPinningPolicy.NONE, List.of(), null, List.of());

    @SuppressWarnings("ConstantValue")
    public CpuPinning {
        vcpus = vcpus == null ? List.of() : List.copyOf(vcpus);
        ioThreads = ioThreads == null ? List.of() : List.copyOf(ioThreads);
        policy = policy != null ? policy : vcpus.isEmpty() ? CpuPinningPolicy.NONE : CpuPinningPolicy.MANUAL;
        if (!vcpus.isEmpty() && policy != CpuPinningPolicy.MANUAL) {
            throw new IllegalArgumentException(
                    "vCPU pins are given, but the pinning policy is " + policy + ": choose MANUAL or leave them out");
        }
        requireDistinct("vCPU", vcpus.stream().map(VcpuPin::vcpu).toList());
        requireDistinct(
                "I/O thread", ioThreads.stream().map(IoThreadPin::ioThread).toList());
    }

    private static void requireDistinct(String what, List<Integer> numbers) {
        Set<Integer> seen = new HashSet<>();
        for (int number : numbers) {
            if (!seen.add(number)) {
                throw new IllegalArgumentException(what + " " + number + " is pinned twice");
            }
        }
    }

    /** Pins that a user gives. */
    public static CpuPinning manual(List<VcpuPin> vcpus) {
        return new CpuPinning(CpuPinningPolicy.MANUAL, vcpus, null, List.of());
    }

    public static CpuPinning by(CpuPinningPolicy policy) {
        return new CpuPinning(policy, List.of(), null, List.of());
    }
}
